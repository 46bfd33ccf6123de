import { verifyContractChains } from "@bursar/servicing/audit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows } from "../harness/roster-files.ts";
import { bringToDisbursed, pairOf } from "../harness/season-steps.ts";

const context = {
  actor: { id: "usr_test", kind: "cli" },
  centreId: "cen_a",
  requestId: "req_test",
};
let product: TestProduct;
/** In the order of their ids, as the walk meets them. */
let ids: string[];
let last: number;

beforeAll(async () => {
  product = await openTestProduct();
  const pair = await pairOf(product, "a");
  const contracts = await bringToDisbursed(product, pair, rosterRows(0, 3));
  ids = contracts.map(({ id }) => id).toSorted();
  await product.stopWorker();
  const { client } = product.database.owner;
  await client`create table kept_events as select * from contract_events`;
  await client`create table kept_states as select id, status from contracts`;
  const [row] = await client<{ last: number }[]>`select max(sequence) as last from contract_events`;
  last = row?.last ?? 0;
});
afterAll(() => product.close());

beforeEach(async () => {
  await tamper(
    "delete from contract_events",
    "insert into contract_events select * from kept_events",
    "update contracts c set status = k.status from kept_states k where k.id = c.id",
  );
});

async function tamper(...statements: string[]): Promise<void> {
  await product.database.owner.client.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const statement of statements) await sql.unsafe(statement);
  });
}

async function firstBreak() {
  const command = { context, step: () => undefined };
  return (await verifyContractChains({ db: product.database.batch }, command)).broken;
}

const second = (): string => `where contract_id = '${ids[1] ?? ""}'`;

describe("the chains of contracts", () => {
  it("hold from the draft to the money", async () => {
    const command = { context, step: () => undefined };
    const verified = await verifyContractChains({ db: product.database.batch }, command);
    expect(verified).toEqual({ contracts: 3, events: 3 * last, broken: undefined });
    expect(last).toBeGreaterThan(6);
  });

  it.each([
    ["event", `'void'`],
    ["actor_id", `'usr_b'`],
    ["occurred_on", `occurred_on - 1`],
    ["detail", `'{"x":"y"}'`],
    ["recorded_at", `recorded_at + interval '1 millisecond'`],
    ["hash", `repeat('a', 64)`],
    ["previous_hash", `repeat('a', 64)`],
  ])("name an event whose %s was changed", async (column, value) => {
    await tamper(`update contract_events set ${column} = ${value} ${second()} and sequence = 3`);
    expect(await firstBreak()).toEqual({ kind: "row-changed", sequence: 3, id: ids[1] });
  });

  it("name an event that was removed", async () => {
    await tamper(`delete from contract_events ${second()} and sequence = 3`);
    expect(await firstBreak()).toEqual({ kind: "row-removed", sequence: 3, id: ids[1] });
  });

  it("name a contract whose last events were removed, or all of them", async () => {
    await tamper(`delete from contract_events ${second()} and sequence = ${last}`);
    expect(await firstBreak()).toEqual({ kind: "state-changed", sequence: last - 1, id: ids[1] });
    await tamper(`delete from contract_events ${second()}`);
    expect(await firstBreak()).toEqual({ kind: "row-removed", sequence: 1, id: ids[1] });
  });

  it("name the last contract of the walk as well", async () => {
    const [, , third = ""] = ids;
    await tamper(`delete from contract_events where contract_id = '${third}' and sequence > 4`);
    expect(await firstBreak()).toEqual({ kind: "state-changed", sequence: 4, id: third });
  });

  it("name events that were renumbered", async () => {
    await tamper(`update contract_events set sequence = sequence + 9 ${second()} and sequence > 3`);
    expect(await firstBreak()).toEqual({ kind: "renumbered", sequence: 13, id: ids[1] });
  });

  it("name a contract that was put into another state", async () => {
    await tamper(`update contracts set status = 'voided' where id = '${ids[1] ?? ""}'`);
    expect(await firstBreak()).toEqual({ kind: "state-changed", sequence: last, id: ids[1] });
  });

  it("name an event that was added past the product", async () => {
    await tamper(
      `insert into contract_events select (jsonb_populate_record(e, '{"sequence":${last + 1}}')).*
       from contract_events e ${second()} and sequence = ${last}`,
    );
    expect(await firstBreak()).toEqual({ kind: "row-changed", sequence: last + 1, id: ids[1] });
  });
});
