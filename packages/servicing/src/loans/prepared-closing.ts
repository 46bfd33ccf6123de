import type { Tx } from "@bursar/database/connection";
import { classChangeTexts } from "@bursar/database/delinquency";
import {
  keepTables,
  keptTable,
  saveStandings,
  settlementTexts,
  standingTexts,
  transferTexts,
  type KeptText,
  type PostingDay,
} from "@bursar/database/loans";
import { toBookRows, toStandingRow, writeBookRows, type LoanPosting } from "./loan-postings.ts";

/** What closing loans will write, as one text: computed with a plan, written once it is approved. */
export function prepareClosing(postings: readonly LoanPosting[]): string {
  const { transfers, settled, classChanges } = toBookRows(postings);
  return keepTables([
    transferTexts(transfers),
    settlementTexts(settled),
    classChangeTexts(classChanges),
    standingTexts(postings.map(toStandingRow)),
  ]);
}

/** Writes it. The caller has locked the loans and found them as they were. */
export async function writePreparedClosing(tx: Tx, text: KeptText, day: PostingDay): Promise<void> {
  const table = (index: number) => keptTable(text, index);
  const rows = { transfers: table(0), settled: table(1), revised: [], classChanges: table(2) };
  await writeBookRows(tx, rows, day);
  await saveStandings(tx, table(3));
}
