import { sealAudit, verifyAuditChain, verifyContractChains } from "@bursar/servicing/audit";
import { recordAudit } from "@bursar/database/audit";
import { insertCentre } from "@bursar/database/centres";
import { withTransaction, type Database } from "@bursar/database/connection";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import type { AuditAnchor } from "@bursar/domain/audit";
import { readAuditReason, type AuditReason } from "@bursar/domain/identity";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const ROWS = 6;
let database: TestDatabase;
const context = { actor: { id: "usr_a", kind: "staff" }, centreId: "cen_a", requestId: "req_1" };

beforeAll(async () => {
  database = await openTestDatabase();
  const centre = { divisionCode: "371083", contractPrefix: "1", contractSerialFrom: "1" };
  for (const id of ["cen_a", "cen_b"]) {
    await insertCentre(database.owner.orm, { ...centre, id, name: id, demo: true });
  }
});
beforeEach(async () => {
  await tamper("truncate audit_rows, audit_unsealed, audit_seals, audit_anchors");
  for (let row = 1; row <= ROWS; row += 1) await act(row);
  await seal();
});
afterAll(() => database.close());

async function act(row: number, centreId = "cen_a"): Promise<void> {
  await withTransaction(database.app, { ...context, centreId }, (tx) =>
    recordAudit(tx, {
      action: "thing.moved",
      subjectId: `thing_${row}`,
      before: { amountFen: BigInt(row), state: "a" },
      after: { amountFen: 2n ** 60n, state: "b", 备注: "“引号”\u2028" },
      ...(row % 2 === 0 && { reason: because() }),
    }),
  );
}

function because(): AuditReason {
  const reading = readAuditReason("因为");
  if (reading.kind !== "accepted") throw new Error("the reason holds a number");
  return reading.reason;
}

function seal(db: Database = database.batch) {
  return sealAudit({ db }, { context, wait: true });
}

function verify(outside: readonly AuditAnchor[] = []) {
  const step = () => undefined;
  return verifyAuditChain({ db: database.batch }, { context, step, outside });
}

/** As a superuser would who has turned off what stands in the way. */
async function tamper(...statements: string[]): Promise<void> {
  await database.owner.client.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const statement of statements) await sql.unsafe(statement);
  });
}

/** The audit id at a place of the chain. */
async function idAt(sequence: number): Promise<string> {
  const [row] = await database.owner.client<{ audit_id: string }[]>`
    select audit_id from audit_seals where centre_id = 'cen_a' and sequence = ${sequence}`;
  return row?.audit_id ?? "";
}

describe("a chain that nobody touched", () => {
  it("holds, from the first row to the last", async () => {
    const verified = await verify();
    expect(verified).toMatchObject({ head: { sequence: ROWS }, unsealed: 0, broken: undefined });
    expect(verified.lastAnchor).toMatchObject({ sequence: ROWS, hash: verified.head.hash });
  });

  it("counts what waits, and seals it onto the head", async () => {
    await act(7);
    expect(await verify()).toMatchObject({ head: { sequence: ROWS }, unsealed: 1 });
    expect(await seal()).toEqual({ sealed: 1, anchorLine: undefined });
    expect(await verify()).toMatchObject({ head: { sequence: ROWS + 1 }, unsealed: 0 });
  });

  it("is one a centre", async () => {
    await act(1, "cen_b");
    const other = { ...context, centreId: "cen_b" };
    await sealAudit({ db: database.batch }, { context: other });
    await tamper(`update audit_rows set action = 'x' where centre_id = 'cen_b'`);
    expect((await verify()).broken).toBeUndefined();
  });

  it("takes in a row whose transaction ended after later rows were sealed", async () => {
    let written: () => void = () => undefined;
    let release: () => void = () => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = withTransaction(database.app, context, async (tx) => {
      await recordAudit(tx, { action: "thing.slow", subjectId: "thing_slow" });
      written();
      await held;
    });
    await isWritten;
    await act(7);
    expect(await seal()).toMatchObject({ sealed: 1 });
    release();
    await slow;
    expect(await verify()).toMatchObject({ unsealed: 1, broken: undefined });
    expect(await seal()).toMatchObject({ sealed: 1 });
    expect(await verify()).toMatchObject({ head: { sequence: ROWS + 2 }, broken: undefined });
    const [last] = await database.owner.client`
      select action from audit_rows where centre_id = 'cen_a' and id = ${await idAt(ROWS + 2)}`;
    expect(last).toEqual({ action: "thing.slow" });
  });

  it("is sealed once by any number of sealers at once", async () => {
    const writers = Array.from({ length: 40 }, (_, row) => act(100 + row));
    const sealers = Array.from({ length: 60 }, (_, turn) =>
      sealAudit({ db: database.batch }, { context, wait: turn % 2 === 0 }),
    );
    await Promise.all([...writers, ...sealers]);
    await seal();
    expect(await verify()).toMatchObject({
      head: { sequence: ROWS + 40 },
      unsealed: 0,
      broken: undefined,
    });
  });

  it("is walked by pages, and as well when it is longer than one", async () => {
    await database.owner.client`
      with added as (
        insert into audit_rows (centre_id, id, actor_id, actor_kind, action, subject_id, request_id)
        select 'cen_a', 'aud_z' || to_char(n, 'FM00000'), 'a', 'b', 'c', 'd', 'e'
        from generate_series(1, 2500) n returning centre_id, id)
      insert into audit_unsealed select centre_id, id from added`;
    expect(await seal()).toMatchObject({ sealed: 2500 });
    const steps: number[] = [];
    const command = { context, step: (rows: number) => steps.push(rows) };
    const verified = await verifyAuditChain({ db: database.batch }, command);
    expect(verified).toMatchObject({ head: { sequence: ROWS + 2500 }, broken: undefined });
    expect(steps).toEqual([1000, 1000, 506]);
    await tamper(`update audit_rows set action = 'x' where id = 'aud_z00994'`);
    expect((await verify()).broken).toMatchObject({ kind: "row-changed", sequence: 1000 });
  });
});

describe("what a superuser may do to it", () => {
  const where = `where centre_id = 'cen_a'`;
  it.each([
    ["action", `'x'`],
    ["actor_id", `'usr_b'`],
    ["actor_kind", `'x'`],
    ["subject_id", `'x'`],
    ["request_id", `'x'`],
    ["reason", `'x'`],
    ["ip", `'10.0.0.1'`],
    ["at", `at + interval '1 microsecond'`],
    ["before", `'{"state":"b","amountFen":{"$fen":"3"}}'`],
    ["after", `jsonb_set(after, '{amountFen,$fen}', '"1152921504606846977"')`],
    ["after", "null"],
  ])("a changed row (%s) is named", async (column, value) => {
    const id = await idAt(3);
    await tamper(`update audit_rows set ${column} = ${value} ${where} and id = '${id}'`);
    expect((await verify()).broken).toEqual({ kind: "row-changed", sequence: 3, id });
  });

  it("a changed last row is named as well", async () => {
    const id = await idAt(ROWS);
    await tamper(`update audit_rows set action = 'x' ${where} and id = '${id}'`);
    expect((await verify()).broken).toEqual({ kind: "row-changed", sequence: ROWS, id });
  });

  it("a removed row is named", async () => {
    const id = await idAt(2);
    await tamper(`delete from audit_rows ${where} and id = '${id}'`);
    expect((await verify()).broken).toEqual({ kind: "row-removed", sequence: 2, id });
  });

  it("a row removed together with its seal leaves a gap", async () => {
    const id = await idAt(2);
    await tamper(
      `delete from audit_rows ${where} and id = '${id}'`,
      `delete from audit_seals ${where} and sequence = 2`,
    );
    expect((await verify()).broken).toEqual({ kind: "seal-removed", sequence: 2, id: null });
  });

  it("a row that was to be sealed and is gone is named", async () => {
    await act(7);
    const [row] = await database.owner.client<{ id: string }[]>`
      select max(audit_id) as id from audit_unsealed`;
    await tamper(`delete from audit_rows ${where} and id = '${row?.id}'`);
    expect((await verify()).broken).toEqual({ kind: "row-removed", sequence: null, id: row?.id });
  });

  it("an inserted row is named", async () => {
    await tamper(
      `insert into audit_rows select (jsonb_populate_record(a, '{"id":"aud_forged"}')).*
       from audit_rows a ${where} and id = '${await idAt(3)}'`,
    );
    const broken = { kind: "row-inserted", sequence: null, id: "aud_forged" };
    expect((await verify()).broken).toEqual(broken);
    await act(7);
    await seal();
    expect((await verify()).broken).toEqual(broken);
  });

  it("a row inserted with a seal of its own is named", async () => {
    await tamper(
      `update audit_seals set sequence = sequence + 1000 ${where} and sequence >= 3`,
      `update audit_seals set sequence = sequence - 999 ${where} and sequence > 1000`,
      `insert into audit_rows select (jsonb_populate_record(a, '{"id":"aud_forged"}')).*
       from audit_rows a ${where} and id = '${await idAt(2)}'`,
      `insert into audit_seals (centre_id, sequence, audit_id, hash, previous_hash)
       select 'cen_a', 3, 'aud_forged', repeat('a', 64), hash from audit_seals ${where} and sequence = 2`,
    );
    expect((await verify()).broken).toEqual({
      kind: "row-changed",
      sequence: 3,
      id: "aud_forged",
    });
  });

  it.each([
    ["hash", 3],
    ["previous_hash", 3],
    ["hash", ROWS],
  ])("a changed seal (%s) is named at place %i", async (column, sequence) => {
    const id = await idAt(sequence);
    await tamper(
      `update audit_seals set ${column} = repeat('b', 64) ${where} and sequence = ${sequence}`,
    );
    expect((await verify()).broken).toEqual({ kind: "seal-changed", sequence, id });
  });

  it("seals that changed their rows are named", async () => {
    const [a, b] = [await idAt(2), await idAt(4)];
    await tamper(
      `delete from audit_seals ${where} and sequence = 4`,
      `update audit_seals set audit_id = '${b}' ${where} and sequence = 2`,
    );
    expect((await verify()).broken).toEqual({ kind: "row-changed", sequence: 2, id: b });
    expect(a).not.toBe(b);
  });

  it("a renumbered chain is named", async () => {
    const id = await idAt(4);
    await tamper(`update audit_seals set sequence = sequence + 10 ${where} and sequence >= 4`);
    expect((await verify()).broken).toEqual({ kind: "renumbered", sequence: 14, id });
  });

  it("a tail that was cut off is missed by the anchor", async () => {
    const ids = [await idAt(5), await idAt(6)].map((id) => `'${id}'`).join(", ");
    await tamper(
      `delete from audit_seals ${where} and sequence >= 5`,
      `delete from audit_rows ${where} and id in (${ids})`,
    );
    expect((await verify()).broken).toEqual({ kind: "tail-removed", sequence: 5, id: null });
  });

  it("a tail that was cut off with its anchor is missed by a line that was kept outside", async () => {
    const kept = await verify();
    const anchor = { ...kept.head, centreId: "cen_a", anchoredOn: "2026-11-20" };
    const ids = [await idAt(5), await idAt(6)].map((id) => `'${id}'`).join(", ");
    await tamper(
      `delete from audit_seals ${where} and sequence >= 5`,
      `delete from audit_rows ${where} and id in (${ids})`,
      `delete from audit_anchors ${where}`,
    );
    expect((await verify()).broken).toBeUndefined();
    expect((await verify([anchor])).broken).toMatchObject({ kind: "tail-removed", sequence: 5 });
  });

  it("a chain that was written anew differs from the line that was kept outside", async () => {
    const kept = await verify();
    const anchor = { ...kept.head, centreId: "cen_a", anchoredOn: "2026-11-20" };
    await tamper(
      `update audit_rows set action = 'x' ${where} and id = '${await idAt(3)}'`,
      `insert into audit_unsealed select centre_id, id from audit_rows ${where}`,
      `delete from audit_seals ${where}`,
      `delete from audit_anchors ${where}`,
    );
    await seal();
    expect((await verify()).broken).toBeUndefined();
    expect((await verify([anchor])).broken).toMatchObject({
      kind: "anchor-changed",
      sequence: ROWS,
    });
  });
});

describe("who may seal", () => {
  it("is the workers' login alone, which changes and removes no seal", async () => {
    await act(7);
    await expect(seal(database.app)).rejects.toMatchObject({ cause: { code: "42501" } });
    const denied = /permission denied/;
    const { client } = database.batch;
    await expect(client`update audit_seals set hash = ''`).rejects.toThrow(denied);
    await expect(client`delete from audit_seals`).rejects.toThrow(denied);
    await expect(client`update audit_anchors set hash = ''`).rejects.toThrow(denied);
    await expect(client`delete from audit_anchors`).rejects.toThrow(denied);
    await expect(database.app.client`delete from audit_unsealed`).rejects.toThrow(denied);
  });
});

describe("the chains of contracts", () => {
  it("hold where there are none", async () => {
    const command = { context, step: () => undefined };
    const verified = await verifyContractChains({ db: database.batch }, command);
    expect(verified).toEqual({ contracts: 0, events: 0, broken: undefined });
  });
});
