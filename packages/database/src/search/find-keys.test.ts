import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCentre } from "../connection/index.ts";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { keysQuery } from "./find-keys.ts";
import type { SearchKeyKind } from "./tables.ts";

const ROWS = 20_000;
const KINDS = ["name", "initials", "pinyin", "contract-number"] as const satisfies SearchKeyKind[];

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.client`
    insert into search_keys (centre_id, kind, key, subject_kind, subject_id)
    select case when n % 3 = 0 then 'cen_b' else 'cen_a' end, (${KINDS}::text[])[1 + n % 4],
      chr(97 + n / 4 % 26) || chr(97 + n / 104 % 26) || chr(97 + n % 26), 'borrower', 'bor_' || n
    from generate_series(1, ${ROWS}) n`;
  await database.owner.client`analyze search_keys`;
});
afterAll(() => database.close());

interface Plan {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Index Cond"?: string;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Plan[];
}

function explain(kinds: readonly SearchKeyKind[], text: string): Promise<Plan[]> {
  const actor = { id: "usr_test", kind: "staff" };
  const context = { actor, centreId: "cen_a", requestId: "req_test" };
  return readCentre(database.app, context, async (tx) => {
    const [row] = await tx.orm.execute<{ "QUERY PLAN": [{ Plan: Plan }] }>(
      sql`explain (analyze, format json) ${keysQuery(tx, kinds, text)}`,
    );
    return row === undefined ? [] : scansOf(row["QUERY PLAN"][0].Plan);
  });
}

function scansOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(scansOf)].filter((node) =>
    /^(?:Seq|Index|Index Only|Bitmap Index|Tid|Sample) Scan$/.test(node["Node Type"]),
  );
}

it.each([
  ["a common beginning", "a"],
  ["a whole key", "abc"],
  ["what nobody is called", "zzzzzz"],
  ["a pattern", "%"],
])("under row-level security %s reads a range of the index alone", async (_what, text) => {
  const scans = await explain(KINDS, text);
  expect(scans).not.toEqual([]);
  for (const scan of scans) {
    expect(scan["Index Name"]).toBe("search_keys_centre_id_kind_key_subject_id_pk");
    expect(scan["Index Cond"]).toMatch(/centre_id = .*kind = .*key/);
    expect(scan["Rows Removed by Filter"] ?? 0).toBe(0);
  }
});
