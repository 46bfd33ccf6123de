import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sealedTables } from "@bursar/database/keys";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// A rotation of keys goes through the sealed columns that the schema declares. Here the schema is
// held against the database, and the seals that the code uses against the schema.

const PACKAGES = fileURLToPath(new URL("../../packages", import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const sources = ["database", "identity", "servicing"].flatMap((name) =>
  readdirSync(join(PACKAGES, name, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(PACKAGES, name, "src", file), "utf8")),
);

/** Names of columns that are declared sealed under a name that does not say so. */
function misnamed(source: string): string[] {
  return [...source.matchAll(/\bsealed\("(\w+)"\)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !name.endsWith("_sealed"));
}

/** Whether some source seals or opens under this name, written out or put together. */
function isUsed(seal: string, texts: readonly string[]): boolean {
  const [table = ""] = seal.split(".");
  return texts.some((text) => text.includes(`"${seal}"`) || text.includes(`\`${table}.\${`));
}

describe("sealed columns", () => {
  it("are named as such, every one", () => {
    expect(sources.flatMap(misnamed)).toEqual([]);
    expect(misnamed('phone: sealed("phone").notNull(),')).toEqual(["phone"]);
  });

  it("are those of the database, text all of them, in tables with a centre and a key", async () => {
    const rows = await database.owner.client<{ table: string; column: string; type: string }[]>`
      select table_schema || '.' || table_name as table, column_name as column, data_type as type
      from information_schema.columns where column_name like '%\\_sealed'
      and exists (select 1 from information_schema.columns c
                  where c.table_schema = columns.table_schema and c.table_name = columns.table_name
                    and c.column_name = 'centre_id')`;
    const declared = sealedTables().flatMap(({ table, columns }) =>
      columns.map(({ column }) => `${table}.${column} text`),
    );
    expect(rows.map((row) => `${row.table}.${row.column} ${row.type}`).toSorted()).toEqual(
      declared.toSorted(),
    );
    expect(declared.length).toBeGreaterThan(10);
    for (const { table, key } of sealedTables()) {
      expect({ table, key: key.length }).toSatisfy((seen: { key: number }) => seen.key > 0);
    }
  });

  it("are sealed under the table's and their own name, which a rotation goes by", () => {
    const seals = sealedTables().flatMap(({ columns }) => columns.map(({ seal }) => seal));
    expect(seals.filter((seal) => !isUsed(seal, sources))).toEqual([]);
    expect(isUsed("borrowers.phone", ['sealText(tx, "people.phone", phone)'])).toBe(false);
  });

  it("are the only places where the code seals text under a column's name", () => {
    const seals = new Set(sealedTables().flatMap(({ columns }) => columns.map(({ seal }) => seal)));
    const used = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:sealText|openText)\(\s*\w+,\s*"([^"]+)"/g)].map(
        ([, name = ""]) => name,
      ),
    );
    expect(used.filter((name) => !seals.has(name))).toEqual([]);
    expect(used.length).toBeGreaterThan(10);
  });
});
