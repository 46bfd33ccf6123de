import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertBorrowers, loadBorrowers } from "../borrowers/index.ts";
import { insertCentre, saveBusinessDate, businessDate } from "../centres/index.ts";
import { idempotencyKeys } from "./tables.ts";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import {
  readCentre,
  refusePrivilegedLogin,
  TENANCY,
  withTransaction,
  type ActionContext,
} from "./index.ts";

let database: TestDatabase;
const context = (centreId: string, idempotency?: ActionContext["idempotency"]): ActionContext => ({
  actor: { id: "usr_test", kind: "staff" },
  centreId,
  requestId: randomUUID(),
  idempotency,
});
const person = {
  name: "张三",
  sex: "male",
  ethnicity: "汉族",
  township: "夏村镇",
  idNumber: "11010519491231002X",
  phone: "13800005678",
  phoneSource: "borrower",
  phoneSince: "2024-08-20",
  phoneConfirmedOn: null,
  graduationYear: 2028,
  universityCode: "10422",
} as const;

beforeAll(async () => {
  database = await openTestDatabase();
  const centre = { divisionCode: "371083", contractPrefix: "1", contractSerialFrom: "1" };
  for (const [id, demo] of [
    ["cen_a", true],
    ["cen_b", false],
  ] as const) {
    await insertCentre(database.owner.orm, { ...centre, id, name: id, demo });
  }
});
afterAll(() => database.close());

describe("tenancy", () => {
  it("fences every table that the list calls a centre's, and lists every table there is", async () => {
    const rows = await database.owner.orm.execute<{
      name: string;
      forced: boolean;
      key: string | null;
    }>(sql`
      select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
             c.relrowsecurity and c.relforcerowsecurity as forced,
             (select a.attname from pg_index i join pg_attribute a
                on a.attrelid = c.oid and a.attnum = i.indkey[0]
              where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and not c.relispartition
      order by 1`);
    expect(rows.map((row) => row.name).toSorted()).toEqual(Object.keys(TENANCY).toSorted());
    for (const row of rows) {
      const centre = TENANCY[row.name as keyof typeof TENANCY] === "centre";
      expect({ name: row.name, forced: row.forced }).toEqual({ name: row.name, forced: centre });
      if (centre) expect(row).toMatchObject({ key: "centre_id" });
    }
  });

  it("shows and changes nothing of another centre, nor anything outside of a centre", async () => {
    const [id = ""] = await withTransaction(database.app, context("cen_a"), (tx) =>
      insertBorrowers(tx, [person]),
    );
    const seen = await readCentre(database.app, context("cen_b"), async (tx) => ({
      byId: (await loadBorrowers(tx, [id])).size,
      all: (await tx.orm.execute(sql`select 1 from borrowers`)).length,
      changed: 0,
    }));
    expect(seen).toEqual({ byId: 0, all: 0, changed: 0 });
    const changed = await withTransaction(database.app, context("cen_b"), (tx) =>
      tx.orm.execute(sql`update borrowers set name = 'x' returning 1`),
    );
    expect(changed).toHaveLength(0);
    const smuggled = withTransaction(database.app, context("cen_b"), (tx) =>
      tx.orm.execute(sql`insert into number_series values ('cen_a', 'x', 1)`),
    );
    await expect(smuggled).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await database.app.client`select 1 from borrowers`).toHaveLength(0);
  });

  it("does not let the services' login off the fence", async () => {
    await expect(database.app.client`set role bursar_batch`).rejects.toThrow(/permission denied/);
    await expect(
      database.app.client`alter table borrowers disable row level security`,
    ).rejects.toThrow(/owner/);
    const rights = await database.app.client`
      select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
    expect(rights[0]).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  it("is what a service insists on before it starts", async () => {
    await expect(refusePrivilegedLogin(database.app)).resolves.toBeUndefined();
    await expect(refusePrivilegedLogin(database.batch)).rejects.toThrow(/bursar_batch/);
    await expect(refusePrivilegedLogin(database.owner)).rejects.toThrow(/row-level security/);
  });

  it("keeps a business date of its own for demo centres", async () => {
    await withTransaction(database.app, context("cen_a"), (tx) =>
      saveBusinessDate(tx, "2024-08-20"),
    );
    expect(await readCentre(database.app, context("cen_a"), businessDate)).toBe("2024-08-20");
    const live = withTransaction(database.app, context("cen_b"), (tx) =>
      saveBusinessDate(tx, "2024-08-20"),
    );
    await expect(live).rejects.toMatchObject({ cause: { code: "23514" } });
  });
});

describe("personal data", () => {
  it("stands in no column in clear", async () => {
    const rows = await database.owner.client`select * from borrowers`;
    const text = JSON.stringify(rows);
    expect(text).not.toContain(person.idNumber);
    expect(text).not.toContain(person.phone);
    expect(rows).toHaveLength(1);
  });

  it("opens in its own centre only", async () => {
    const [row] = await database.owner.client<{ id_number_sealed: string; id: string }[]>`
      select * from borrowers`;
    await database.owner.client`
      insert into borrowers
      select (jsonb_populate_record(b, '{"centre_id":"cen_b"}')).*
      from borrowers b where centre_id = 'cen_a'`;
    const stolen = readCentre(database.app, context("cen_b"), (tx) =>
      loadBorrowers(tx, [row?.id ?? ""]),
    );
    await expect(stolen).rejects.toThrow();
  });
});

describe("idempotency", () => {
  const claim = { key: "k-1", route: "POST /v1/x", bodyHash: "h1" };

  it("runs the work of one key once, however many ask at once", async () => {
    let runs = 0;
    const ask = () => {
      const asked = context("cen_a", claim);
      return withTransaction(database.app, asked, async () => {
        runs += 1;
        return { amountFen: 13_689n, run: runs };
      }).then((value) => ({ value, replayed: asked.replayed ?? false }));
    };
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    expect(runs).toBe(1);
    expect(new Set(answers.map((answer) => answer.value.amountFen))).toEqual(new Set([13_689n]));
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
  });

  it("refuses the key for another request", async () => {
    const other = context("cen_a", { ...claim, bodyHash: "h2" });
    await expect(
      withTransaction(database.app, other, () => Promise.resolve(1)),
    ).rejects.toMatchObject({
      code: "idempotency.reused",
    });
  });

  it("keeps no plain hash of a body, which could be guessed", async () => {
    const rows = await database.owner.client`
      select body_hash from idempotency_keys where key = ${claim.key}`;
    expect(rows).toEqual([{ body_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
  });

  it("forgets the claim of work that failed", async () => {
    const failing = { ...claim, key: "k-2" };
    const fail = withTransaction(database.app, context("cen_a", failing), () =>
      Promise.reject(new Error("no")),
    );
    await expect(fail).rejects.toThrow("no");
    await expect(
      withTransaction(database.app, context("cen_a", failing), () => Promise.resolve("done")),
    ).resolves.toBe("done");
  });
});

describe("stored JSON", () => {
  it.each([["20000.00"], ["true"], [""], [0], [["a"]], [{ a: null }], [null]])(
    "gives %j back as it was",
    async (value) => {
      const back = await withTransaction(database.app, context("cen_a"), async (tx) => {
        const claim = { actorId: "a", route: "r", key: JSON.stringify(value), bodyHash: "h" };
        await tx.orm.insert(idempotencyKeys).values({ centreId: "cen_a", ...claim, result: value });
        const rows = await tx.orm.select().from(idempotencyKeys);
        return rows.find((row) => row.key === claim.key)?.result;
      });
      expect(back).toEqual(value);
    },
  );
});

describe("two transactions that wait for each other", () => {
  it("both succeed: the one that the server ends runs again", async () => {
    const [first, second] = await withTransaction(database.app, context("cen_a"), (tx) =>
      insertBorrowers(tx, [
        { ...person, idNumber: "37108320070615432X" },
        { ...person, idNumber: "110105194912310046" },
      ]),
    );
    let arrived = 0;
    let open = (): void => undefined;
    const both = new Promise<void>((resolve) => (open = resolve));
    const inOrder = (ids: readonly (string | undefined)[]) =>
      withTransaction(database.app, context("cen_a"), async (tx) => {
        const touch = (id: string | undefined) =>
          tx.orm.execute(sql`
            update borrowers set version = version + 1
            where centre_id = ${tx.centreId} and id = ${id ?? ""}`);
        await touch(ids[0]);
        arrived += 1;
        if (arrived === 2) open();
        await both;
        await touch(ids[1]);
      });
    await Promise.all([inOrder([first, second]), inOrder([second, first])]);
    const found = await readCentre(database.app, context("cen_a"), (tx) =>
      loadBorrowers(tx, [first ?? "", second ?? ""]),
    );
    expect([...found.values()].map(({ version }) => version)).toEqual([3, 3]);
    expect(arrived).toBe(3);
  });
});
