import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows, type RosterRow } from "../harness/roster-files.ts";
import { bringToSent, pairOf, type Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

const REASON = "核对合同签字人身份";
let product: TestProduct;
let pair: Pair;
let auditor: StaffClient;
let row: RosterRow;
let borrowerId: string;
let applicationId: string;

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  auditor = await product.signInAs(["auditor"]);
  [row] = rosterRows(0, 1) as [RosterRow];
  const [contract] = await bringToSent(product, pair, [row]);
  applicationId = contract?.applicationId ?? "";
  const [found] = await product.database.owner.client<{ id: string }[]>`select id from borrowers`;
  borrowerId = found?.id ?? "";
});
afterAll(() => product.close());

const path = (id = borrowerId): string => `/v1/borrowers/${id}/reveal`;

async function reveals(): Promise<Record<string, unknown>[]> {
  return product.database.owner.client`
    select * from audit_rows where action = 'borrower.revealed' order by id`;
}

describe("personal data in clear", () => {
  it("is what was asked for and nothing else, for a minute, kept by nobody", async () => {
    const body = { fields: ["idNumber", "phone"], reason: REASON };
    const answer = await pair.maker.post(path(), body).expect(200);
    expect(answer.body).toEqual({
      borrowerId,
      expiresAt: expect.any(String) as string,
      values: { idNumber: row["身份证号"], phone: row["手机号"] },
    });
    const seconds = (Date.parse(answer.body.expiresAt as string) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answer.headers["cache-control"]).toBe("no-store");
    const kept = await product.database.owner.client`
      select to_jsonb(k)::text as row from idempotency_keys k`;
    expect(JSON.stringify(kept)).not.toContain(row["身份证号"]);
  });

  it("leaves an audit row with the fields and the reason, without the values", async () => {
    const [seen] = await reveals();
    expect(seen).toMatchObject({
      subject_id: borrowerId,
      actor_kind: "staff",
      before: null,
      after: { fields: ["idNumber", "phone"] },
      reason: REASON,
    });
    const text = JSON.stringify(seen);
    for (const column of ["身份证号", "手机号"]) expect(text).not.toContain(row[column]);
  });

  it("has the co-borrower of the application, and says what is not on file", async () => {
    const fields = ["name", "coBorrowers", "accounts", "address", "contactPerson"];
    const { body } = await pair.checker.post(path(), { fields, reason: REASON }).expect(200);
    expect(body.values).toEqual({
      name: row["姓名"],
      coBorrowers: [
        {
          name: row["共同借款人姓名"],
          relation: expect.any(String) as string,
          idNumber: row["共同借款人身份证号"],
          phone: row["共同借款人手机号"],
        },
      ],
      accounts: [],
      address: null,
      contactPerson: null,
    });
  });

  it.each([
    [422, "reveal.trivial-reason", { fields: ["phone"], reason: "  " }],
    [422, "reveal.trivial-reason", { fields: ["phone"], reason: "看看看看看" }],
    [422, "reveal.number-in-reason", { fields: ["phone"], reason: "核对 13800005678 的机主" }],
    [400, "request.invalid", { fields: ["phone"] }],
    [400, "request.invalid", { fields: [], reason: REASON }],
    [400, "request.invalid", { fields: ["phone", "phone"], reason: REASON }],
    [400, "request.invalid", { fields: ["password"], reason: REASON }],
  ])("is refused with %i %s, and nothing is written", async (status, code, body) => {
    const before = (await reveals()).length;
    const answer = await pair.maker.post(path(), body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await reveals()).toHaveLength(before);
  });

  it("is not there for another centre, for nobody, and for who may not", async () => {
    const body = { fields: ["phone"], reason: REASON };
    const other = await pairOf(product, "b");
    const statuses = [
      (await other.maker.post(path(), body)).status,
      (await pair.maker.post(path("bor_01kawzzzzzzzzzzzzzzzzzzzzz"), body)).status,
      (await auditor.post(path(), body)).status,
    ];
    expect(statuses).toEqual([404, 404, 403]);
  });

  it("can be had so many times an hour, however many ask at once", async () => {
    await product.database.owner.client`
      update policy_rows set value = '{"perHour":6,"seconds":60,"reasonMin":4}' where kind = 'reveal'`;
    const person = await product.signInAs(["reviewer"]);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => person.post(path(), { fields: ["phone"], reason: REASON })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ code: "reveal.too-many", retryable: true });
    expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(3_500);
    await pair.checker.post(path(), { fields: ["phone"], reason: REASON }).expect(200);
  });
});

describe("the audit", () => {
  it("is shown newest first, by pages, to who may read it", async () => {
    const first = await auditor.get("/v1/audit-rows?limit=3").expect(200);
    expect(first.body.data).toHaveLength(3);
    expect(first.body.hasMore).toBe(true);
    const cursor = first.body.nextCursor as string;
    const second = await auditor.get(`/v1/audit-rows?limit=3&startingAfter=${cursor}`).expect(200);
    const ids = [...first.body.data, ...second.body.data].map(({ id }) => id as string);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe(6);
    await pair.maker.get("/v1/audit-rows").expect(403);
  });

  it("is narrowed by subject, actor, action and day", async () => {
    const ask = async (query: string) =>
      (await auditor.get(`/v1/audit-rows?limit=100&${query}`).expect(200)).body.data as {
        action: string;
        subjectId: string;
        actorId: string;
        reason: string | null;
        after: unknown;
      }[];
    const seen = await ask("action=borrower.revealed");
    expect(seen.length).toBeGreaterThan(7);
    expect(seen.every(({ action }) => action === "borrower.revealed")).toBe(true);
    expect(seen.at(-1)).toMatchObject({ reason: REASON, after: { fields: ["idNumber", "phone"] } });
    const ofApplication = await ask(`subjectId=${applicationId}`);
    expect(ofApplication.map(({ action }) => action)).toContain("application.approved");
    expect(ofApplication.every(({ subjectId }) => subjectId === applicationId)).toBe(true);
    const [actorId] = seen.map((one) => one.actorId);
    expect((await ask(`actorId=${actorId}`)).every((one) => one.actorId === actorId)).toBe(true);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect((await ask(`on=${today}&action=borrower.revealed`)).length).toBe(seen.length);
    expect(await ask("on=2020-01-01")).toEqual([]);
    expect(await ask("subjectId=nobody")).toEqual([]);
  });

  it("is chained while it is written; the chain's state says how far", async () => {
    const chain = await waitFor("the sealer", async () => {
      const { body } = await auditor.get("/v1/audit-chain").expect(200);
      return body.unsealed === 0 && body.head !== null && (body as Record<string, unknown>);
    });
    expect(chain).toMatchObject({
      head: {
        sequence: expect.any(Number) as number,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
      lastAnchor: { line: expect.stringMatching(/^bursar-anchor v1 cen_a /) as string },
    });
    const [newest] = (await auditor.get("/v1/audit-rows?limit=1").expect(200)).body.data;
    expect(newest.sequence).toBe((chain["head"] as { sequence: number }).sequence);
    const lines = product.logLines.filter((line) => line.includes("bursar-anchor v1 cen_a"));
    expect(lines).toHaveLength(1);
  });
});
