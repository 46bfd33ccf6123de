import { TENANCY } from "@bursar/database/connection";
import type { Sql, TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillEmptyTables } from "../harness/fill-empty-tables.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { playSmallSeason } from "../harness/small-season.ts";
import { waitFor } from "../harness/wait-for.ts";
import { takeOver } from "../harness/take-over.ts";

const A = "cen_a";
const B = "cen_b";
const TABLES = Object.entries(TENANCY)
  .filter(([, kind]) => kind === "centre")
  .map(([name]) => name);

let product: TestProduct;
let owner: Sql;
let app: Sql;
beforeAll(async () => {
  product = await openTestProduct();
  owner = product.database.owner.client;
  app = product.database.app.client;
  await playSmallSeason(product, "a");
  await playSmallSeason(product, "b");
  // A loan of the lender's whose balance is not the one computed here.
  const differing = portfolioLines(0, 1).map((line) => ({ ...line, 本金余额: "3000.00" }));
  for (const centre of ["a", "b"] as const) await takeOver(product, centre, differing);
  // A request that stays: the queue has it, and no sweeper looks for its job.
  await owner`insert into outbox (centre_id, job, key, payload, relayed_at)
              values (${A}, 'none', 'key', '{}', now()), (${B}, 'none', 'key', '{}', now())`;
  // Two rows that no sealer can seal, once it has sealed the others.
  await owner`insert into audit_unsealed (centre_id, audit_id) values (${A}, 'none'), (${B}, 'none')`;
  await waitFor("the sealer", async () => (await countAs(owner, "audit_unsealed")) === 2);
  await product.stopWorker();
  await fillEmptyTables(owner, TABLES, [A, B]);
});
afterAll(() => product.close());

/** What a service does once its caller is known: a transaction inside centre A. */
function insideA<T>(work: (sql: TransactionSql) => Promise<T>): Promise<T> {
  return app.begin(async (sql) => {
    await sql.unsafe(`set local bursar.centre = '${A}'`);
    return work(sql);
  }) as Promise<T>;
}

async function countAs(sql: Sql | TransactionSql, table: string, centre?: string): Promise<number> {
  const where = centre === undefined ? sql`` : sql`where centre_id = ${centre}`;
  const [row] = await sql<{ rows: number }[]>`
    select count(*)::int as rows from ${sql(table)} ${where}`;
  return row?.rows ?? -1;
}

const FENCE = /row-level security policy/;
const DENIED = /permission denied/;
/** Only the workers' login adds rows here. */
const BY_SEALER = new Set(["audit_seals", "audit_anchors"]);

describe.each(TABLES)("%s, with the services' own login", (table) => {
  it("has rows of both centres to be kept apart", async () => {
    expect(await countAs(owner, table, A)).toBeGreaterThan(0);
    expect(await countAs(owner, table, B)).toBeGreaterThan(0);
  });

  it("shows a centre its own rows alone, and nobody's without a centre", async () => {
    const own = await countAs(owner, table, A);
    expect(await insideA((sql) => countAs(sql, table))).toBe(own);
    expect(await insideA((sql) => countAs(sql, table, B))).toBe(0);
    expect(await countAs(app, table)).toBe(0);
  });

  it("takes no row for the other centre", async () => {
    const [row] = await owner<{ row: unknown }[]>`
      select to_jsonb(t) as row from ${owner(table)} t where centre_id = ${B} limit 1`;
    const text = JSON.stringify(row?.row);
    const copy = insideA(
      (sql) => sql`
        insert into ${sql(table)}
        select * from jsonb_populate_record(null::${sql(table)}, ${text}::text::jsonb)`,
    );
    await expect(copy).rejects.toThrow(BY_SEALER.has(table) ? DENIED : FENCE);
  });

  it("lets no row of the other centre be changed, taken away or given to it", async () => {
    const change = insideA(async (sql) => {
      const changed = await sql`
        update ${sql(table)} set centre_id = centre_id where centre_id = ${B}`;
      return changed.count;
    }).catch((error: Error) => error.message);
    // History can't be changed at all; elsewhere no row is found.
    expect(await change).toSatisfy((seen) => seen === 0 || DENIED.test(String(seen)));

    const move = insideA((sql) => sql`update ${sql(table)} set centre_id = ${B}`);
    await expect(move).rejects.toThrow(/row-level security policy|permission denied/);

    const remove = insideA((sql) => sql`delete from ${sql(table)} where centre_id = ${B}`);
    // Search keys are an index and no record: a centre replaces its own, and reaches no other's.
    if (table === "search_keys") expect((await remove).count).toBe(0);
    else await expect(remove).rejects.toThrow(DENIED);
    await expect(insideA((sql) => sql`truncate ${sql(table)}`)).rejects.toThrow(DENIED);
  });
});

const FORGED = [
  "",
  "*",
  "%",
  "cen_%",
  "cen_",
  "CEN_B",
  " cen_b",
  "cen_b ",
  "cen_a,cen_b",
  "cen_a' or centre_id = 'cen_b",
  "{cen_a,cen_b}",
  "null",
];

describe("the setting that names the centre", () => {
  it.each(FORGED)("opens nothing as %j", async (value) => {
    for (const table of ["borrowers", "loans", "audit_rows"]) {
      const seen = await app.begin(async (sql) => {
        await sql`select set_config('bursar.centre', ${value}, true)`;
        return countAs(sql, table);
      });
      expect(seen).toBe(0);
    }
  });

  it("ends with its transaction, also on the same connection", async () => {
    const connection = await app.reserve();
    try {
      await connection`begin`;
      await connection.unsafe(`set local bursar.centre = '${A}'`);
      expect(await countAs(connection, "loans")).toBeGreaterThan(0);
      await connection`commit`;
      expect(await countAs(connection, "loans")).toBe(0);
    } finally {
      connection.release();
    }
  });
});

describe("ways around the fence", () => {
  it.each([
    "set role bursar_batch",
    "set session authorization bursar_batch",
    "alter table loans disable row level security",
    "alter table loans no force row level security",
    "drop policy own_centre on loans",
    "create policy all_centres on loans using (true)",
    "alter role bursar_app bypassrls",
    "grant bursar_batch to bursar_app",
    "alter table loans owner to bursar_app",
    "create function public.peek() returns bigint language sql security definer as 'select 1'",
    "create view public.peek as select * from loans",
    "create trigger peek before insert on loans for each row execute function suppress_redundant_updates_trigger()",
    "create rule peek as on insert to loans do nothing",
    "copy loans to program 'cat'",
    "copy loans from program 'cat'",
    "update policy_rows set value = '0'",
    "update universities set name = ''",
    "update centres set demo = true",
    "delete from locators",
    "update locators set centre_id = 'cen_b'",
  ])("are closed: %s", async (statement) => {
    await expect(insideA((sql) => sql.unsafe(statement))).rejects.toThrow(
      /permission denied|must be owner|must be able to|cannot|only roles/i,
    );
  });

  it("does not come off by switching row security off", async () => {
    const read = insideA(async (sql) => {
      await sql.unsafe("set local row_security = off");
      return countAs(sql, "loans");
    });
    await expect(read).rejects.toThrow(/row-level security/);
  });

  it("does not leak by statistics, copies, joins or functions of the server", async () => {
    const seen = await insideA(
      (sql) => sql`
        select (select count(*)::int from pg_stats where tablename = 'borrowers') as stats,
               (select count(*)::int from query_to_xml('select * from borrowers where centre_id = ''cen_b''',
                  true, false, '') x where x::text like '%cen_b%') as xml,
               (select count(*)::int from locators l
                join borrowers b on b.centre_id = l.centre_id
                where l.centre_id = 'cen_b') as joined`,
    );
    expect(seen[0]).toEqual({ stats: 0, xml: 0, joined: 0 });
  });

  it("does not leak by a key that is taken: two centres may have the same one", async () => {
    const result = await insideA(
      (sql) => sql`
        insert into number_series (centre_id, name, next) values (${A}, 'only-in-b', 1) returning 1`,
    );
    expect(result.count).toBe(1);
  });
});

describe("what all centres share", () => {
  it("takes no business date for another centre", async () => {
    const set = insideA(
      (sql) => sql`
        insert into business_dates (centre_id, business_on) values (${B}, '2020-01-01')
        on conflict (centre_id) do update set business_on = excluded.business_on`,
    );
    await expect(set).rejects.toThrow(FENCE);
    const changed = await insideA(
      (sql) => sql`update business_dates set business_on = '2020-01-01' where centre_id = ${B}`,
    );
    expect(changed.count).toBe(0);
  });

  it("takes no locator for another centre, and shows keyed hashes alone", async () => {
    const add = insideA(
      (sql) => sql`
        insert into locators (kind, keyed_hash, centre_id)
        values ('id-number', ${Buffer.alloc(32)}, ${B})`,
    );
    await expect(add).rejects.toThrow(FENCE);
    const rows = await app<{ keyed_hash: Buffer }[]>`select keyed_hash from locators`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { keyed_hash: hash } of rows) expect(hash).toHaveLength(32);
  });
});

describe("the workers' login", () => {
  it("is no superuser, owns nothing and can't become another", async () => {
    const batch = product.database.batch.client;
    const [role] = await batch`
      select rolsuper, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = current_user`;
    expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolcreatedb: false, owned: 0 });
    await expect(batch`set role bursar_app`).rejects.toThrow(DENIED);
    await expect(batch`select * from auth."user"`).rejects.toThrow(DENIED);
    await expect(batch`update audit_rows set action = ''`).rejects.toThrow(DENIED);
    await expect(batch`delete from audit_rows`).rejects.toThrow(DENIED);
  });
});
