import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstIdOf } from "../columns/new-id.ts";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";

const PARTITIONED = ["audit_rows", "loan_facts", "loan_settlements", "notices", "transfers"];
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("every table that grows with time has its partitions up to 2050 and one for the rest", async () => {
  const rows = await database.owner.client<{ name: string; last: string; net: number }[]>`
    select p.relname::text as name, max(c.relname::text) filter (where c.relname ~ '\\d$') as last,
           count(*) filter (where pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT')::int as net
    from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_class c on c.oid = i.inhrelid
    where p.relkind = 'p' group by p.relname order by 1`;
  expect([...rows]).toEqual(PARTITIONED.map((name) => ({ name, last: `${name}_2047`, net: 1 })));
});

test("nobody but the owner has rights on a partition", async () => {
  const rows = await database.owner.client`
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid,
      unnest(array['bursar_app', 'bursar_batch', 'bursar_national', 'bursar_policy']) login
    where c.relkind = 'r' and has_table_privilege(login, c.oid, 'select, insert, update, delete')`;
  expect([...rows]).toEqual([]);
});

test("the workers' COPY finds the partition of each row, and a day is read from its own", async () => {
  const lines = ["2025-12-31", "2026-01-01", "2028-12-31", "2061-09-20"].map(
    (on, index) => `cen_a\tloan_1\t${index + 1}\tx\t1101\t3001\t100\tborrower\t${on}\t${on}\n`,
  );
  const { client } = database.batch;
  const into = await client`
    copy transfers (centre_id, subject_id, sequence, entry, debit_account, credit_account,
      amount_fen, bearer, value_on, posted_on) from stdin`.writable();
  await pipeline(Readable.from(lines), into);
  const rows = await database.owner.client<{ place: string }[]>`
    select tableoid::regclass::text as place from transfers where centre_id = 'cen_a'
    order by sequence`;
  expect(rows.map(({ place }) => place)).toEqual([
    "transfers_earlier",
    "transfers_2026",
    "transfers_2026",
    "transfers_other",
  ]);
  const plan = await client.unsafe(
    "explain select * from transfers where centre_id = 'cen_a' and posted_on = '2026-12-20'",
  );
  expect(JSON.stringify(plan).match(/transfers_\w+/g)).toEqual(
    expect.arrayContaining([expect.stringContaining("transfers_2026")]),
  );
  expect(JSON.stringify(plan)).not.toMatch(/transfers_(?:earlier|other|20(?:29|3|4))/);
});

test("an audit row's id says in which partition it is: the bounds are New Year's days in China", async () => {
  const [row] = await database.owner.client<{ bounds: string }[]>`
    select string_agg(pg_get_expr(c.relpartbound, c.oid), ' ' order by c.relname) as bounds
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit_rows'::regclass`;
  for (let year = 2026; year <= 2050; year += 3) {
    expect(row?.bounds).toContain(firstIdOf("aud", Date.parse(`${year}-01-01T00:00:00+08:00`)));
  }
});
