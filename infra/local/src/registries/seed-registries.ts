import { fileURLToPath } from "node:url";
import type { Database } from "@bursar/database/connection";
import { newestEdition, registerDivisions } from "@bursar/database/divisions";
import { insertUniversities } from "@bursar/database/universities";
import { readTable, type Table } from "@bursar/documents/tables";
import { DIVISION_COLUMNS, readDivisionRows } from "@bursar/domain/registry";
import { DIVISIONS_ON } from "./editions.ts";

const file = (name: string): string =>
  fileURLToPath(new URL(`../../registries/${name}`, import.meta.url));

/**
 * Fills the registries of a database that has none, or an older shipped edition. A list that
 * somebody has imported since is newer and stays.
 */
export async function seedRegistries(owner: Database): Promise<void> {
  const newest = await newestEdition(owner.orm, "divisions");
  if (newest === undefined || newest < DIVISIONS_ON) await seedDivisions(owner);
  if ((await newestEdition(owner.orm, "universities")) === undefined) await seedUniversities(owner);
}

async function seedDivisions({ orm }: Database): Promise<void> {
  const [former, current] = await Promise.all([
    readTable({ path: file("former-divisions.csv") }, { requiredColumns: DIVISION_COLUMNS }),
    readTable({ path: file("divisions.csv") }, { requiredColumns: DIVISION_COLUMNS }),
  ]);
  const source = "GB/T 2260";
  await registerDivisions(
    orm,
    { editionOn: "2000-01-01", sha256: former.sha256, source, isComplete: false },
    entriesOf(former).map((entry) => ({ ...entry, isCurrent: false })),
  );
  await registerDivisions(
    orm,
    { editionOn: DIVISIONS_ON, sha256: current.sha256, source, isComplete: true },
    entriesOf(current),
  );
}

function entriesOf(table: Table) {
  return readDivisionRows(table.rows).flatMap((reading) =>
    reading.verdict === "refused" || reading.entry === undefined ? [] : [reading.entry],
  );
}

async function seedUniversities({ orm }: Database): Promise<void> {
  const { rows } = await readTable(
    { path: fileURLToPath(new URL("../../demo/universities.csv", import.meta.url)) },
    { requiredColumns: ["高校代码", "高校名称"] },
  );
  await insertUniversities(
    orm,
    rows.map((row) => ({
      code: row["高校代码"] ?? "",
      name: row["高校名称"] ?? "",
      provinceCode: row["省份代码"],
      level: row["办学层次"] === "专科" ? "junior-college" : "undergraduate",
      ownership: "public",
      shortNames: (row["简称"] ?? "").split("、").filter((name) => name !== ""),
    })),
  );
}
