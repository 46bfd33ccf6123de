import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { businessDate, insertCentre } from "../centres/index.ts";
import { lockStandings } from "../loans/index.ts";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { together, withTransaction, type ActionContext, type Tx } from "./index.ts";

let database: TestDatabase;
const context: ActionContext = {
  actor: { id: "usr_test", kind: "staff" },
  centreId: "cen_a",
  requestId: "together",
};

beforeAll(async () => {
  database = await openTestDatabase();
  await insertCentre(database.owner.orm, {
    id: "cen_a",
    name: "甲县资助中心",
    demo: false,
    divisionCode: "371083",
    contractPrefix: "1",
    contractSerialFrom: "1",
  });
});
afterAll(() => database.close());

const number = async (tx: Tx, which: number): Promise<unknown> => {
  const [row] = await tx.orm.execute(sql`select ${which}::int as which`);
  return row?.["which"];
};

const inCentre = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  withTransaction(database.app, context, work);

it("sends all before the first is answered, in order, and gives the answers in order", async () => {
  const sent: string[] = [];
  const { options } = database.app.client;
  const ask = (tx: Tx) =>
    together(
      () => number(tx, 1),
      () => lockStandings(tx, ["loan_none"]),
      () => businessDate(tx),
      () => number(tx, 2),
    );
  await inCentre(ask);
  options.debug = (_connection, query) => sent.push(query);
  const answers = await inCentre(ask).finally(() => {
    options.debug = false;
  });
  expect(answers).toEqual([1, new Map(), expect.stringMatching(/^\d{4}-/), 2]);
  const places = ["SET LOCAL", "as which", "for update", "as today", "as which", "commit"];
  expect(sent.slice(1)).toEqual(places.map((text) => expect.stringContaining(text)));
});

it("fails with what failed first, not with what failed for it", async () => {
  const failing = inCentre((tx) =>
    together(
      () => number(tx, 1),
      async () => tx.orm.execute(sql`select 1 / ${0}::int`),
      () => number(tx, 2),
    ),
  );
  await expect(failing).rejects.toMatchObject({ cause: { code: "22012" } });
});

it("prepares its statements", async () => {
  const rows = await inCentre(async (tx) => {
    await number(tx, 3);
    return tx.orm.execute(
      sql`select 1 from pg_prepared_statements where statement like '%as which'`,
    );
  });
  expect(rows.length).toBeGreaterThan(0);
});
