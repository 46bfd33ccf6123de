import type { Tx } from "@bursar/database/connection";
import { countPrints, insertPrint } from "@bursar/database/documents";
import { refuse } from "../refuse.ts";

/**
 * Numbers a print of a sheet (第 n 次打印).
 *
 * @throws Refusal `document.reprint-reason-missing` from the second print on.
 */
export async function countPrint(
  tx: Tx,
  print: { subjectId: string; sheet: string; reason: string | undefined },
): Promise<number> {
  const { subjectId, sheet } = print;
  const printNo = (await countPrints(tx, subjectId, sheet)) + 1;
  if (printNo > 1 && print.reason === undefined) throw refuse("document.reprint-reason-missing");
  // The first print has no reason to give.
  const reason = printNo > 1 ? print.reason : undefined;
  await insertPrint(tx, { subjectId, sheet, printNo, reason });
  return printNo;
}
