import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findImport, listRowVerdicts } from "@bursar/database/imports";
import { enteredLines } from "@bursar/database/repayments";
import { reportClearing, type ClearedLine, type ClearingReport } from "@bursar/domain/repayment";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** What a clearing file came to when it took effect. @throws Refusal `import.not-found` */
export async function showClearing(
  deps: Deps,
  query: { readonly context: ActionContext; readonly importId: string },
): Promise<ClearingReport> {
  return readCentre(deps.db, query.context, async (tx) => {
    const file = await findImport(tx, query.importId);
    if (file === undefined || file.kind !== "clearing") throw refuse("import.not-found");
    const entered = await enteredLines(tx, file.id);
    const refused = await listRowVerdicts(tx, file.id, { verdict: "refused" });
    const lines = entered.map((line): ClearedLine => {
      return { ...line, appliedFen: line.amountFen - line.excessFen };
    });
    return reportClearing([...lines, ...refused.map(({ row }) => unreadable(row))]);
  });
}

/** A line that says no amount. */
export function unreadable(row: number): ClearedLine {
  const nothing = { amountFen: 0n, appliedFen: 0n, missingFen: 0n, excessFen: 0n };
  return { row, serialNo: "", contractNo: "", kind: "unreadable", ...nothing };
}

/** What a checked file would come to. @param contents of its rows; undefined where refused */
export function previewClearing(contents: readonly unknown[]): ClearingReport {
  return reportClearing(
    contents.map((content, index): ClearedLine => {
      const found = (content as { found: Omit<ClearedLine, "row"> } | undefined)?.found;
      return found === undefined ? unreadable(index + 1) : { row: index + 1, ...found };
    }),
  );
}
