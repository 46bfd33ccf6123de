import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertCentre } from "../centres/index.ts";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { literal } from "./kept-statement.ts";
import {
  keepStatement,
  readOnce,
  rideAlong,
  withTransaction,
  type ActionContext,
} from "./index.ts";

let database: TestDatabase;
const CENTRES = ["cen_a", "cen_b"] as const;
const context = (centreId: string): ActionContext => ({
  actor: { id: "usr_test", kind: "staff" },
  centreId,
  requestId: randomUUID(),
});

beforeAll(async () => {
  database = await openTestDatabase();
  const centre = { divisionCode: "371083", contractPrefix: "1", contractSerialFrom: "1" };
  for (const id of CENTRES) {
    await insertCentre(database.owner.orm, { ...centre, id, name: id, demo: true });
    await withTransaction(database.app, context(id), (tx) =>
      tx.orm.execute(sql`insert into number_series values (${tx.centreId}, ${id}, 1)`),
    );
  }
});
afterAll(() => database.close());

const told = (read: string) => sql.raw(`select (${read})::text as told`);
// No condition: what it sees is what row-level security lets it see.
const SEEN = keepStatement("seen", told("select string_agg(name, ',') from number_series"), []);
const STATE = keepStatement(
  "state",
  told(
    "select concat_ws('/', current_setting('bursar.centre', true), now() <> statement_timestamp())",
  ),
  [],
);
const ECHO = keepStatement("echo", sql`select ${sql.placeholder("it")} as told`, ["it"]);
const FAILING = keepStatement(
  "failing",
  sql`select (1 / ${sql.placeholder("by")}::int)::text as told`,
  ["by"],
);
const WRITING = keepStatement(
  "writing",
  sql`with made as (insert into number_series values (${sql.placeholder("centre")}, 'x', 1) returning 1)
    select count(*)::text as told from made`,
  ["centre"],
);
const ask = (centreId: string, statement: typeof SEEN, values: readonly (string | null)[] = []) =>
  readOnce(database.app, context(centreId), { statement, values });

it("sees its own centre alone, and nothing outside of one", async () => {
  expect(await ask("cen_a", SEEN)).toBe("cen_a");
  expect(await ask("cen_b", SEEN)).toBe("cen_b");
  expect(await database.app.channels.askAside({ statement: SEEN, values: [] })).toBeNull();
  await expect(ask("cen_a'; select '", SEEN)).rejects.toThrow("not a centre id");
});

it("writes nothing", async () => {
  await expect(ask("cen_a", WRITING, ["cen_a"])).rejects.toMatchObject({ code: "25006" });
});

it("leaves sessions clean behind failures, with many reads of two centres under way", async () => {
  const reads = Array.from({ length: 200 }, async (_, turn) => {
    const centreId = CENTRES[turn % 2] ?? "";
    if (turn % 5 === 0) {
      await expect(ask(centreId, FAILING, ["0"])).rejects.toMatchObject({ code: "22012" });
      return centreId;
    }
    return ask(centreId, SEEN);
  });
  expect(await Promise.all(reads)).toEqual(reads.map((_, turn) => CENTRES[turn % 2]));
  // One each on all channels at once: no centre is set and no transaction is open.
  const asides = Array.from({ length: 8 }, () =>
    database.app.channels.askAside({ statement: STATE, values: [] }),
  );
  expect(new Set(await Promise.all(asides))).toEqual(new Set(["/f"]));
  const open = await database.owner.client`
    select state from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`;
  expect(open).toEqual([]);
});

it("prepares anew on a new session", async () => {
  expect(await ask("cen_a", ECHO, ["1"])).toBe("1");
  await database.owner.client`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and usename = 'bursar_app'`;
  await expect.poll(() => ask("cen_a", ECHO, ["2"]).catch(() => "lost")).toBe("2");
});

it("says why a statement can't be prepared, each time", async () => {
  const broken = keepStatement("broken", told("select nothing from nowhere"), []);
  for (let time = 0; time < 2; time += 1) {
    await expect(ask("cen_a", broken)).rejects.toMatchObject({ code: "42P01" });
  }
  expect(await ask("cen_b", SEEN)).toBe("cen_b");
});

it("gives every text back as it was, and takes none for a statement", async () => {
  const texts = [
    "",
    "'",
    "''; drop table loans; --",
    "\\",
    "\\' or 1=1 --",
    "E'\\n'",
    "李明\n$1;",
    null,
  ];
  for (const text of texts) expect(await ask("cen_a", ECHO, [text])).toBe(text);
  expect(() => literal("a\0b")).toThrow("zero byte");
});

it("carries a question along, once", async () => {
  const asked = context("cen_a");
  const heard: Promise<string | undefined>[] = [];
  rideAlong(asked, {
    question: { statement: STATE, values: [] },
    hear: (answer) => heard.push(answer),
  });
  const read = { statement: SEEN, values: [] };
  expect(await readOnce(database.app, asked, read)).toBe("cen_a");
  expect(await readOnce(database.app, asked, read)).toBe("cen_a");
  // Ahead of the read, outside of its centre.
  expect(await Promise.all(heard)).toEqual(["/f"]);
});
