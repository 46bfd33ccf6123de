import { readFileSync } from "node:fs";
import { lastTieOut as readLastTieOut } from "@bursar/database/batches";
import { readCentre } from "@bursar/database/connection";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatYuan } from "@bursar/domain/money";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { runBatch, type BatchPeople, type ShownBatch } from "../harness/run-batch.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";
import { waitFor } from "../harness/wait-for.ts";

interface Expected {
  readonly portfolio_2026: Readonly<Record<string, string>>;
}
const { portfolio_2026: expected } = JSON.parse(
  readFileSync(new URL("../fixtures/expected.json", import.meta.url), "utf8"),
) as Expected;

let product: TestProduct;
let maker: StaffClient;
let people: BatchPeople;
beforeAll(async () => {
  product = await openTestProduct();
  maker = await product.signIn("maker", "a");
  people = {
    operator: await product.signInAs(["operator"]),
    checker: await product.signIn("checker", "a"),
  };
  await takeOver(product, "a", portfolioLines());
  await setDate(maker, "2026-12-22");
  await product.startWorker();
}, 120_000);
afterAll(() => product.close());

const run = (kind: string, businessOn: string): Promise<ShownBatch> =>
  runBatch(people, { kind, businessOn });

async function sumsDueOn(dueOn: string) {
  const { client } = product.database.owner;
  const [row] = await client<Record<string, string>[]>`
    select count(*)::text as loans, sum(interest_subsidised_fen)::text as subsidised,
      sum(interest_borne_fen)::text as borne, sum(principal_due_fen)::text as principal,
      sum(payable_fen)::text as payable
    from loan_settlements where centre_id = ${CENTRES.a} and due_on = ${dueOn}`;
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, fen]) => [
      name,
      name === "loans" ? fen : formatYuan(BigInt(fen)),
    ]),
  );
}

/** Holds a run against its books again; the legs that are in a state. */
async function legsOf({ id }: ShownBatch, state: string): Promise<string[]> {
  const { body } = await people.operator.post(`/v1/batch-runs/${id}/tie-out`).expect(200);
  const legs = body.legs as { leg: string; state: string }[];
  return legs.filter((one) => one.state === state).map(({ leg }) => leg);
}

function lastTieOut() {
  const context = {
    actor: { id: "cli:doctor", kind: "cli" },
    centreId: CENTRES.a,
    requestId: "req",
  };
  return readCentre(product.database.app, context, (tx) => readLastTieOut(tx));
}

let december: ShownBatch;

describe("the settlements of 2026 of a county that was taken over", () => {
  it("settles the contracts that mature on 20 September", async () => {
    const shown = await run("interest-settlement", "2026-09-20");
    expect(shown).toMatchObject({ status: "completed", total: 4, done: 4, failed: 0 });
    expect(await sumsDueOn("2026-09-20")).toMatchObject({
      loans: "4",
      payable: expected["payable_20sep"],
    });
  });

  it("settles all others on 20 December, to the cent of what was computed elsewhere", async () => {
    const shown = await run("interest-settlement", "2026-12-20");
    expect(shown).toMatchObject({ status: "completed", total: 596, done: 596, failed: 0 });
    december = shown;
    expect(Math.abs(Number(shown["rounding"]))).toBeLessThan(596 * 2 * 0.005);
    expect(await sumsDueOn("2026-12-20")).toMatchObject({
      loans: "596",
      payable: expected["payable_20dec"],
      subsidised: expected["subsidised"],
    });
  });

  it("closes the next day, and the night finds every book as its facts want it", async () => {
    const day = await run("delinquency", "2026-12-21");
    expect(day).toMatchObject({ status: "completed", failed: 0 });
    expect(await run("repricing", "2026-12-21")).toMatchObject({
      status: "completed-with-failures",
    });
    const night = await run("book-check", "2026-12-21");
    expect(night).toMatchObject({ status: "completed", total: 600, failed: 0 });
    expect(await legsOf(night, "tied")).toEqual(["postings", "balances", "rows"]);
  });
});

describe("a tie-out", () => {
  // One fen or one account otherwise than it was posted, each undone by the second statement.
  it.each([
    ["postings", "update transfers set amount_fen = amount_fen + 1", "amount_fen = amount_fen - 1"],
    ["postings", "update transfers set credit_account = '4003'", "credit_account = '4002'"],
    ["balances", "update loan_standings set interest_overdue_fen = interest_overdue_fen + 1", ""],
  ])("finds %s out after one posting was changed: %s", async (leg, change, back) => {
    const { client } = product.database.owner;
    const isStanding = back === "";
    const which = isStanding
      ? "where loan_id = (select max(loan_id) from loan_standings)"
      : `where run_id = '${december.id}' and entry = 'settlement' and debit_account = '1201'
          and subject_id = (select max(subject_id) from transfers
            where run_id = '${december.id}' and entry = 'settlement' and debit_account = '1201')`;
    await client.unsafe(`${change} ${which}`);
    expect(await legsOf(december, "out")).toContain(leg);
    const undo = isStanding ? change.replace("+ 1", "- 1") : `update transfers set ${back}`;
    await client.unsafe(`${undo} ${which}`);
    expect(await legsOf(december, "out")).toEqual([]);
  });

  it("finds the file leg grey until the lender's file of the month's end has come", async () => {
    await setDate(maker, "2027-01-05");
    expect(await legsOf(december, "grey")).toEqual(["file"]);
    expect(await lastTieOut()).toMatchObject({ runId: december.id, state: "grey" });
    const rows = await product.database.owner.client<Record<string, string>[]>`
      select l.contract_no as "no", s.principal_outstanding_fen::text as fen,
        s.principal_overdue_fen::text as overdue, s.interest_overdue_fen::text as interest
      from loans l join loan_standings s on s.centre_id = l.centre_id and s.loan_id = l.id
      where l.centre_id = ${CENTRES.a}`;
    const yuan = (fen = "0") => formatYuan(BigInt(fen));
    const lines = rows.map(
      ({ no, fen, overdue, interest }, row) =>
        // The lender has one yuan more of one loan, which a person explains.
        `${no},${yuan(row === 0 ? String(BigInt(fen ?? "0") + 100n) : fen)},${yuan(overdue)},${yuan(interest)},2026-12-31`,
    );
    const csv = ["合同编号,本金余额,其中逾期本金,应还利息,截止日", ...lines].join("\n");
    const { body } = await maker.upload("/v1/imports/lender-balances", `${csv}\n`).expect(201);
    await maker.post(`/v1/imports/${String(body.id)}/commit`).expect(200);
    await waitFor("the lender's file", async () => {
      const { body: file } = await maker.get(`/v1/imports/${String(body.id)}`).expect(200);
      return file.status === "committed";
    });
    expect(await legsOf(december, "out")).toEqual(["file"]);
    expect(await lastTieOut()).toMatchObject({ runId: december.id, state: "red" });
    const [open] = (await maker.get("/v1/lender-differences?status=open").expect(200)).body
      .data as {
      id: string;
      version: number;
    }[];
    const explained = { outcome: "explained", reason: "贷款人一月更正" };
    await maker
      .patch(`/v1/lender-differences/${open?.id}`, explained, String(open?.version))
      .expect(200);
    expect(await legsOf(december, "grey")).toEqual([]);
    expect(await legsOf(december, "tied")).toContain("file");
    expect(await lastTieOut()).toMatchObject({ runId: december.id, state: "green" });
  });
});
