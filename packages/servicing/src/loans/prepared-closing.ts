import type { Tx } from "@bursar/database/connection";
import { keptClassChanges } from "@bursar/database/delinquency";
import {
  keptSettlements,
  keptStandings,
  keptTransfers,
  saveStandings,
  type PostingDay,
} from "@bursar/database/loans";
import { toBookRows, toStandingRow, writeBookRows, type LoanPosting } from "./loan-postings.ts";

// ASCII's own separators of tables and of their columns; the cells have the two below them.
const BETWEEN_TABLES = "\u001c";
const BETWEEN_COLUMNS = "\u001d";

/** What closing loans will write, as one text: computed with a plan, written once it is approved. */
export function prepareClosing(postings: readonly LoanPosting[]): string {
  const { transfers, settled, classChanges } = toBookRows(postings);
  return [
    keptTransfers(transfers),
    keptSettlements(settled),
    keptClassChanges(classChanges),
    keptStandings(postings.map(toStandingRow)),
  ]
    .map(({ texts }) => texts.join(BETWEEN_COLUMNS))
    .join(BETWEEN_TABLES);
}

/** Writes it. The caller has locked the loans and found them as they were. */
export async function writePreparedClosing(tx: Tx, text: string, day: PostingDay): Promise<void> {
  const kept = text.split(BETWEEN_TABLES).map((table) => ({ texts: table.split(BETWEEN_COLUMNS) }));
  const [transfers = [], settled = [], classChanges = [], standings = []] = kept;
  await writeBookRows(tx, { transfers, settled, revised: [], classChanges }, day);
  await saveStandings(tx, standings);
}
