import { findBorrowersByIdNumber } from "@bursar/database/borrowers";
import { readCentre, type Database } from "@bursar/database/connection";
import { readTable } from "@bursar/documents/tables";
import { fileURLToPath } from "node:url";

const ROSTER = fileURLToPath(new URL("../demo/roster-2024.csv", import.meta.url));

/** ID number of a synthetic graduate whose phone is confirmed, to sign in to the portal with. */
export async function findDemoGraduate(
  db: Database,
  centreId: string,
): Promise<string | undefined> {
  const table = await readTable({ path: ROSTER }, { requiredColumns: ["身份证号"] });
  const graduates = table.rows.filter((row) => Number(row["预计毕业年份"]) <= 2026);
  const idNumbers = graduates.map((row) => row["身份证号"] ?? "");
  const context = { actor: { id: "starter", kind: "system" }, centreId, requestId: "starter" };
  const known = await readCentre(db, context, (tx) => findBorrowersByIdNumber(tx, idNumbers));
  return idNumbers.find((idNumber) => typeof known.get(idNumber)?.phoneConfirmedOn === "string");
}
