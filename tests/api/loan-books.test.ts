import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readCentre } from "@bursar/database/connection";
import { findIssuedStatement } from "@bursar/database/statements";
import { createSealFile, verifyPdf } from "@bursar/documents/seal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines, type PortfolioLine } from "../harness/portfolio-files.ts";
import { pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";
import { waitFor } from "../harness/wait-for.ts";

const LINES = portfolioLines(0, 40);
const OVERDUE = LINES.find((line) => line["其中逾期本金"] !== "0.00") ?? LINES[0];
const CONTRACT = contractOf(LINES.find((line) => line["其中逾期本金"] === "0.00"));

let product: TestProduct;
let pair: Pair;
let supervisor: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  supervisor = await product.signInAs(["supervisor"]);
  await setDate(pair.maker, "2026-11-20");
  await takeOver(product, "a", LINES);
});
afterAll(() => product.close());

function contractOf(line: PortfolioLine | undefined): string {
  return line?.["合同编号"] ?? "";
}

async function get(path: string): Promise<Record<string, unknown>> {
  return (await pair.maker.get(path).expect(200)).body as Record<string, unknown>;
}

/** What the loans owe in the file, in fen. */
function sumOf(column: string): string {
  const fen = LINES.reduce((sum, line) => sum + BigInt((line[column] ?? "").replace(".", "")), 0n);
  return `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
}

describe("the ledger of loans", () => {
  it("pages by cursor, and sums what the filter means against the postings", async () => {
    const first = await get("/v1/loans?limit=25&totals=true");
    const second = await get(
      `/v1/loans?limit=25&totals=true&startingAfter=${String(first["nextCursor"])}`,
    );
    const rows = [first, second].flatMap(({ data }) => data as { contractNo: string }[]);
    expect(rows.map(({ contractNo }) => contractNo).toSorted()).toEqual(
      LINES.map(contractOf).toSorted(),
    );
    expect(second).toMatchObject({ hasMore: false, totals: first["totals"] as object });
    expect(first["totals"]).toMatchObject({
      loans: LINES.length,
      principalOutstanding: sumOf("本金余额"),
      difference: "0.00",
    });
  });

  it("is narrowed by phase, township, due day, balance and whether something is overdue", async () => {
    type Row = { phase: string; township: string; principalOutstanding: string; source: object };
    const township = LINES[0]?.["户籍乡镇"] ?? "";
    const ofTown = await get(`/v1/loans?limit=100&township=${encodeURIComponent(township)}`);
    expect((ofTown["data"] as Row[]).every((row) => row.township === township)).toBe(true);
    const [late, other] = await Promise.all(
      ["true", "false"].map((is) => get(`/v1/loans?limit=100&overdue=${is}&totals=true`)),
    );
    const counts = [late, other].map((page) => (page as { totals: { loans: number } }).totals);
    expect(counts.reduce((sum, { loans }) => sum + loans, 0)).toBe(LINES.length);
    const school = await get("/v1/loans?limit=100&phase=in-school&balanceFrom=0.01");
    for (const row of school["data"] as Row[]) {
      expect(row).toMatchObject({ phase: "in-school", source: { book: "own", counts: false } });
    }
    const none = await get("/v1/loans?dueFrom=2090-01-01&totals=true");
    expect(none).toMatchObject({ data: [], totals: { loans: 0, difference: "0.00" } });
  });
});

describe("a loan", () => {
  it("says what comes next, who pays, what pays it off, and whose figures these are", async () => {
    const loan = await get(`/v1/loans/${CONTRACT}`);
    expect(loan).toMatchObject({
      asOf: "2026-11-20",
      businessOn: "2026-11-20",
      daysPastDue: 0,
      source: { book: "own", on: "2026-11-20", mode: "shadow", counts: false, lender: null },
      payoffOffer: { on: "2026-11-20", isLater: false, total: loan["payoff"] },
    });
    const events = loan["nextEvents"] as { on: string }[];
    expect(events.map(({ on }) => on)).toEqual(events.map(({ on }) => on).toSorted());
    expect(events.length).toBeLessThanOrEqual(3);
    const blocked = await get(`/v1/loans/${CONTRACT}?asOf=2026-11-28`);
    expect(blocked).toMatchObject({ payoffOffer: { on: "2026-12-01", isLater: true } });
  });

  it("is shown as it was: the day's own figures, and what was recorded by another day", async () => {
    const then = await get(`/v1/loans/${CONTRACT}?asOf=2025-12-31`);
    expect(then).toMatchObject({ asOf: "2025-12-31", businessOn: "2026-11-20" });
    expect(then["recordedLater"]).toBeGreaterThan(0);
    const unseen = await get(`/v1/loans/${CONTRACT}?asOf=2025-12-31&recordedBy=2026-01-01`);
    expect(unseen).toMatchObject({ principalOutstanding: "0.00", phase: null });
  });

  it("has a schedule whose paid rows are paid and whose sum is the contract's", async () => {
    const body = await get(`/v1/loans/${contractOf(OVERDUE)}/schedule`);
    const current = body["current"] as { dueOn: string; status: string; unpaid: string }[];
    const late = current.filter(({ status }) => status === "overdue" || status === "part-paid");
    expect(late[0]?.dueOn).toBe(OVERDUE?.["逾期起始应还日"]);
    expect(
      current.filter(({ status }) => status === "paid").every(({ unpaid }) => unpaid === "0.00"),
    ).toBe(true);
  });

  it("has a history of facts with their postings", async () => {
    const body = await get(`/v1/loans/${CONTRACT}/history`);
    const facts = body["facts"] as { kind: string; postedOn: string; postings: object[] }[];
    expect(facts[0]).toMatchObject({ kind: "disbursed", postedOn: "2026-11-20" });
    expect(facts[0]?.postings.length).toBeGreaterThan(0);
    expect(body["calendar"]).toBeInstanceOf(Array);
  });

  it("explains any figure of any loan, and the book agrees", async () => {
    for (const line of LINES.slice(0, 12)) {
      for (const field of ["outstanding", "payoff", "penalty"]) {
        const body = await get(`/v1/loans/${contractOf(line)}/explain?field=${field}`);
        expect(body).toMatchObject({ matchesLedger: true, ledgerDifference: "0.00" });
        const fen = (text: string): bigint => BigInt(text.replace(".", ""));
        const parts = body["parts"] as { amount: string }[];
        const sum = parts.reduce((total, { amount }) => total + fen(amount), 0n);
        expect(sum).toBe(fen(String(body["amount"])));
      }
    }
  });

  it("says why a bill is not the one of the year before", async () => {
    const path = `/v1/loans/${CONTRACT}/explain?field=due&date=2026-12-20&since=2025-12-20`;
    const body = await get(path);
    expect(body["change"]).toMatchObject({ beforeOn: "2025-12-20", afterOn: "2026-12-20" });
    await pair.maker.get(`/v1/loans/${CONTRACT}/explain?date=2026-12-21`).expect(404);
  });
});

describe("the lender's month-end file", () => {
  const HEAD = "合同编号,本金余额,其中逾期本金,应还利息,截止日";

  async function send(lines: readonly string[]): Promise<string> {
    const csv = `${[HEAD, ...lines].join("\n")}\n`;
    const { body } = await pair.maker.upload("/v1/imports/lender-balances", csv).expect(201);
    const id = body.id as string;
    await pair.maker.post(`/v1/imports/${id}/commit`).expect(200);
    await product.startWorker();
    await waitFor("the end of the commit", async () => {
      return (await get(`/v1/imports/${id}`))["status"] === "committed";
    });
    await product.stopWorker();
    return id;
  }

  async function ownLine(contractNo: string, over: Record<string, string> = {}): Promise<string> {
    const loan = await get(`/v1/loans/${contractNo}?asOf=2026-10-31`);
    const cells = { ...loan, ...over } as Record<string, string>;
    const { principalOutstanding, principalOverdue, interestOverdue } = cells;
    return `${contractNo},${principalOutstanding},${principalOverdue},${interestOverdue},2026-10-31`;
  }

  it("is grey while there is none, never green", async () => {
    expect(await get("/v1/lender-tie-out")).toMatchObject({ state: "grey", statementOn: null });
  });

  it("makes a task of each difference and no posting", async () => {
    const before = await get("/v1/loans?limit=1&totals=true");
    const contracts = LINES.map(contractOf);
    const lines = await Promise.all(contracts.slice(0, -1).map((no) => ownLine(no)));
    const wrong = await ownLine(CONTRACT, { principalOutstanding: "1234.56" });
    const at = contracts.indexOf(CONTRACT);
    await send([...lines.toSpliced(at, 1, wrong), "99999999999,10.00,0.00,,2026-10-31"]);
    const { data } = (await get("/v1/lender-differences?status=open")) as { data: object[] };
    expect(data).toHaveLength(3);
    expect(data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ contractNo: CONTRACT, field: "principal", given: "1234.56" }),
        expect.objectContaining({ contractNo: "99999999999", field: "unknown-here" }),
        expect.objectContaining({ contractNo: contracts.at(-1), field: "missing-there" }),
      ]),
    );
    expect(await get("/v1/lender-tie-out")).toMatchObject({
      state: "out",
      statementOn: "2026-10-31",
      contracts: LINES.length,
      open: 3,
    });
    expect(await get("/v1/loans?limit=1&totals=true")).toMatchObject({
      totals: before["totals"] as object,
    });
    expect(await get(`/v1/loans/${CONTRACT}`)).toMatchObject({
      source: { lender: { on: "2026-10-31", principal: "1234.56" } },
    });
  });

  it("is tied once a person has said where each difference comes from", async () => {
    const { data } = (await get("/v1/lender-differences?status=open")) as {
      data: { id: string; version: number }[];
    };
    for (const { id, version } of data) {
      const path = `/v1/lender-differences/${id}`;
      const body = { outcome: "explained", reason: "贷款人十一月更正" };
      await pair.maker.patch(path, body, String(version + 1)).expect(412);
      await pair.maker.patch(path, body, String(version)).expect(200);
      await pair.maker.patch(path, body, String(version + 1)).expect(409);
    }
    expect(await get("/v1/lender-tie-out")).toMatchObject({ state: "tied", open: 0, explained: 3 });
    expect(await get("/v1/lender-tie-out?on=2026-12-20")).toMatchObject({ state: "grey" });
  });
});

describe("whose figure counts", () => {
  it("is changed by two people, from a day on", async () => {
    const asked = { mode: "record", effectiveOn: "2026-11-20" };
    const late = { ...asked, effectiveOn: "2026-11-19" };
    await supervisor.post("/v1/book-modes", late).expect(409);
    const { body } = await supervisor.post("/v1/book-modes", asked).expect(201);
    expect(await get(`/v1/loans/${CONTRACT}`)).toMatchObject({ source: { counts: false } });
    const decision = `/v1/book-modes/${String(body.id)}/decision`;
    await pair.checker.post(decision, { verdict: "approved" }).expect(200);
    expect(await get(`/v1/loans/${CONTRACT}`)).toMatchObject({
      source: { mode: "record", counts: true },
    });
    expect(await get(`/v1/loans/${CONTRACT}?asOf=2026-11-19`)).toMatchObject({
      source: { mode: "shadow", counts: false },
    });
  });
});

describe("a statement", () => {
  const path = `/v1/loans/${CONTRACT}/statements`;

  const asked = { kind: "yearly-statement", year: 2026 };
  const sealFile = () => join(product.dataDirectory, "seal.pem");
  const useSeal = async (at: string): Promise<void> =>
    writeFile(sealFile(), await createSealFile({ name: "测试资助中心", at }));
  it("is not begun without a seal that holds today", async () => {
    const codes: unknown[] = [];
    const ask = async (): Promise<void> => {
      const { body } = await pair.maker.post(path, asked).expect(409);
      codes.push((body as { code: string }).code);
    };
    await ask();
    await writeFile(sealFile(), "no key");
    await ask();
    await useSeal("2020-01-01T00:00:00.000Z");
    await ask();
    expect(codes).toEqual(["seal.missing", "seal.unreadable", "seal.expired"]);
    expect(await get(path)).toMatchObject({ data: [] });
  });

  it("is issued with a number, sealed, printed as the same bytes, and verified by anybody", async () => {
    await useSeal(new Date(Date.now() - 1000).toISOString());
    const { body } = await pair.maker.post(path, asked).expect(201);
    expect(body).toMatchObject({ ...asked, number: "DZ2026000001", issuedOn: "2026-11-20" });
    const pdf = `/v1/statements/${String(body.id)}/pdf`;
    const first = await pair.maker.get(pdf).expect(200).expect("Content-Type", /pdf/);
    const content = first.body as Buffer;
    const { sha256, sealedBy } = body as Record<string, string>;
    expect(await verifyPdf(content)).toMatchObject({
      kind: "good",
      reason: "年度对账单 DZ2026000001",
      signer: { name: sealedBy },
      sha256,
    });
    await pair.maker.get(pdf).expect(409);
    // A renewed certificate changes nothing about what was issued.
    await useSeal(new Date(Date.now() - 1000).toISOString());
    const again = await pair.maker
      .get(`${pdf}?reason=${encodeURIComponent("遗失补打")}`)
      .expect(200);
    expect(content.equals(again.body as Buffer)).toBe(true);
    const context = {
      actor: { id: "test", kind: "cli" as const },
      centreId: "cen_a",
      requestId: "r",
    };
    const sheet = await readCentre(product.database.app, context, (tx) =>
      findIssuedStatement(tx, String(body.id)),
    );
    const { verificationCode } = JSON.parse(sheet?.sheet ?? "{}") as { verificationCode: string };
    expect(await get(`/v1/verifications/${verificationCode}`)).toMatchObject({ sha256, sealedBy });
    await pair.maker.get("/v1/verifications/ABCDEFGH").expect(404);
    await pair.maker.post(path, { kind: "interest-certificate", year: 2026 }).expect(201);
    expect(await get(path)).toMatchObject({ data: [{ kind: "yearly-statement" }, { year: 2026 }] });
  });

  it.each([
    ["statement.year-missing", 409, { kind: "yearly-statement" }],
    ["statement.year-ahead", 409, { kind: "yearly-statement", year: 2027 }],
    ["statement.before-book", 409, { kind: "interest-certificate", year: 2024 }],
    ["statement.not-settled", 409, { kind: "settlement-certificate" }],
  ])("is refused as %s", async (code, status, asked) => {
    const { body } = await pair.maker.post(path, asked).expect(status);
    expect(body).toMatchObject({ code });
  });
});
