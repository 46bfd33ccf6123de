import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { borrowerOf, fileDocument } from "../harness/change-papers.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { borrowerRosterCsv, rosterRows, type RosterRow } from "../harness/roster-files.ts";
import { bringToDisbursed, pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { waitFor } from "../harness/wait-for.ts";

const NEW_PHONE = "13700001234";
const CARD = "6222020200112233446";
const rows: readonly RosterRow[] = rosterRows()
  .filter((row) => row["预计毕业年份"] === "2026")
  .slice(0, 3);

let product: TestProduct;
let pair: Pair;
let people: { contractNo: string; borrowerId: string; row: RosterRow }[];

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  const contracts = await bringToDisbursed(product, pair, rows);
  // Contracts are issued in any order: each belongs to the row of its borrower's name.
  people = await Promise.all(
    contracts.map(async ({ contractNo }) => {
      const borrowerId = await borrowerOf(product, contractNo);
      const [{ name } = { name: "" }] = await product.database.owner.client<{ name: string }[]>`
        select name from borrowers where id = ${borrowerId}`;
      const row = rows.find((one) => one["姓名"] === name) ?? {};
      return { contractNo, borrowerId, row };
    }),
  );
  people.sort((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row));
});
afterAll(() => product.close());

function person(index: number) {
  const found = people[index];
  if (found === undefined) throw new Error(`nobody is ${index}`);
  return found;
}

async function submit(borrowerId: string, content: object, kinds: readonly string[] = []) {
  const { body: draft } = await pair.maker.post("/v1/changes", { borrowerId, content }).expect(201);
  const id = draft.id as string;
  for (const kind of kinds) await fileDocument(product, { subjectId: id, borrowerId, kind });
  const answer = await pair.maker.post(`/v1/changes/${id}/submission`, { version: draft.version });
  expect(answer.body).toMatchObject({ status: "submitted" });
  return answer.body as { id: string; version: number };
}

async function approve({ id, version }: { id: string; version: number }) {
  const answer = await pair.checker.post(`/v1/changes/${id}/approval`, { version }).expect(200);
  return answer.body as { id: string; version: number; status: string };
}

async function messageTo(phone: string): Promise<string> {
  const found = await waitFor(`a message to ${phone}`, async () =>
    (await product.messages()).find(({ to }) => to === phone),
  );
  return found.text;
}

describe("a new phone", () => {
  it("holds once it was confirmed at the new number and announced at the old", async () => {
    const { borrowerId, row } = person(0);
    const contactPerson = { name: "赵六", relation: "叔叔", phone: "13700009999" };
    const content = { kind: "contact", phone: ` 137-0000-1234`, contactPerson };
    const { status, ...step } = await approve(await submit(borrowerId, content));
    expect(status).toBe("approved");
    const toOld = await messageTo(row["手机号"] ?? "");
    expect(toOld).toContain("不是您本人申请");
    const code = /\d{6}/.exec(await messageTo(NEW_PHONE))?.[0] ?? "";

    const path = `/v1/changes/${step.id}/phone-confirmation`;
    const guess = code === "000000" ? "000001" : "000000";
    const wrong = await pair.maker.post(path, { version: step.version, code: guess }).expect(409);
    expect(wrong.body.code).toBe("change.code-wrong");
    const { body } = await pair.maker.post(path, { version: step.version, code }).expect(200);
    expect(body.status).toBe("applied");
    const [stored] = await product.database.owner.client<Record<string, unknown>[]>`
      select phone_source, phone_confirmed_on::text, phone_before_sealed is not null as kept,
        phone_changed_at is not null as changed, (select confirmation_tries from change_requests
        where id = ${step.id}) as tries from borrowers where id = ${borrowerId}`;
    expect(stored).toEqual({
      phone_source: "borrower",
      phone_confirmed_on: "2026-11-20",
      kept: true,
      changed: true,
      tries: 1,
    });
    const again = await pair.maker.post(path, { version: body.version as number, code });
    expect(again.body.code).toBe("change.wrong-state");
  });

  it("changes no account within 72 hours, and any after", async () => {
    const { borrowerId, contractNo } = person(0);
    const content = { kind: "account", method: "bank-card", account: "6222 0202 0011 2233 446" };
    const early = await pair.maker.post("/v1/changes", { borrowerId, content }).expect(409);
    expect(early.body).toMatchObject({
      code: "change.phone-too-new",
      data: { until: "2026-11-23T02:00:00Z" },
    });
    await setDate(pair.maker, "2026-11-24");
    const step = await approve(await submit(borrowerId, content, ["account-proof"]));
    expect(step.status).toBe("applied");
    const { body } = await pair.checker.get(`/v1/changes/${step.id}`).expect(200);
    expect(body).toMatchObject({
      contractNos: [contractNo],
      content: { method: "bank-card", account: "****3446" },
      before: { [contractNo]: "" },
    });
    await setDate(pair.maker, "2026-11-20");
  });

  it("is given up after five wrong codes", async () => {
    const { borrowerId } = person(1);
    const { id, version } = await approve(
      await submit(borrowerId, { kind: "contact", phone: "13700004321" }),
    );
    const code = /\d{6}/.exec(await messageTo("13700004321"))?.[0] ?? "";
    const path = `/v1/changes/${id}/phone-confirmation`;
    for (let round = 0; round < 5; round += 1) {
      const answer = await pair.maker.post(path, { version, code: "x" });
      expect(answer.body.code).toBe("change.code-wrong");
    }
    const late = await pair.maker.post(path, { version, code }).expect(409);
    expect(late.body.code).toBe("change.code-used-up");
    await pair.maker.post(`/v1/changes/${id}/withdrawal`, { version, reason: "重办" }).expect(200);
  });

  it.each([
    [{ kind: "contact" }, "change.nothing-given"],
    [{ kind: "contact", phone: "12345" }, "change.phone-invalid"],
    [
      { kind: "account", method: "bank-card", account: CARD.replace(/6$/, "8") },
      "change.account-invalid",
    ],
    [{ kind: "account", method: "alipay", account: "a@b.cn" }, "change.account-invalid"],
  ])("%o is refused as %s", async (content, code) => {
    const { borrowerId } = person(2);
    const answer = await pair.maker.post("/v1/changes", { borrowerId, content }).expect(409);
    expect(answer.body.code).toBe(code);
  });
});

describe("graduation confirmations", () => {
  it("pass in bulk where the roster agrees; the others wait for a look of their own", async () => {
    await setDate(pair.maker, "2026-11-21");
    const [first = {}, second = {}] = rows;
    const roster = borrowerRosterCsv([
      { ...first, 学籍状态: "已毕业" },
      { ...second, 学籍状态: "在读" },
    ]);
    const staged = await pair.maker.upload("/v1/imports/borrower-rosters", roster).expect(201);
    await pair.maker.post(`/v1/imports/${staged.body.id as string}/commit`).expect(200);
    const graduatedOn = "2026-06-30";
    const confirmations = people.map(({ borrowerId }) => ({ borrowerId, graduatedOn }));
    const wrongYear = { borrowerId: person(2).borrowerId, graduatedOn: "2025-06-30" };
    const { body: entered } = await pair.maker
      .post("/v1/graduation-confirmations", { confirmations: [wrongYear, ...confirmations] })
      .expect(200);
    const [refused, ...steps] = entered.outcomes as {
      step: { id: string; version: number; rosterAgreement: string; warnings: string[] } | null;
      refusal: { code: string } | null;
    }[];
    expect(refused?.refusal?.code).toBe("change.graduation-year-differs");
    expect(steps.map(({ step }) => step?.rosterAgreement)).toEqual([
      "agrees",
      "differs",
      "unknown",
    ]);
    expect(steps[0]?.step?.warnings).toEqual(["graduation.confirmed-late"]);

    const changes = steps.map(({ step }) => ({
      changeId: step?.id ?? "",
      version: step?.version ?? 0,
    }));
    const { body: passed } = await pair.checker
      .post("/v1/graduation-confirmations/approval", { changes })
      .expect(200);
    expect(
      passed.outcomes.map(
        (one: { step: { status: string } | null; refusal: { code: string } | null }) =>
          one.step?.status ?? one.refusal?.code,
      ),
    ).toEqual(["applied", "change.roster-differs", "change.roster-differs"]);
    const [, differs] = changes;
    if (differs === undefined) throw new Error("nobody differs");
    expect((await approve({ id: differs.changeId, version: differs.version })).status).toBe(
      "applied",
    );
  });
});

it("keeps no phone, account or name of a contact in clear", async () => {
  const dump = (await dumpDatabase(product.database)).join("\n");
  for (const secret of [NEW_PHONE, CARD, "13700009999", "赵六"]) expect(dump).not.toContain(secret);
});
