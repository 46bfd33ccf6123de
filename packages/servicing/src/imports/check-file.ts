import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import type { ImportKind, RowCounts } from "@bursar/database/imports";
import { readTable, type Table } from "@bursar/documents/tables";
import { refuse } from "../refuse.ts";
import type { CheckedRow, CheckedRows, ImportDefinition } from "./import-kind.ts";

/** A file on disk, with the name its sender gave it. */
export interface ImportedFile {
  readonly path: string;
  readonly fileName: string;
}

/** What is known of a file before its rows are. */
export interface FileHead {
  readonly kind: ImportKind;
  readonly sha256: string;
  readonly businessOn: string;
  readonly statementOn: string | null;
  readonly unknownColumns: readonly string[];
}

/** Reads the file, outside of any transaction. @throws Refusal `file.…` */
export function readFile(definition: ImportDefinition, file: ImportedFile): Promise<Table> {
  const { columns, maxBytes, maxRows, titleRowsMax = 0 } = definition;
  const options = { requiredColumns: columns, maxBytes, maxRows, titleRowsMax };
  return readTable({ path: file.path }, options);
}

/**
 * Checks every row against the rules and against what the centre already has; what was found
 * comes slice by slice, within the transaction.
 *
 * @throws Refusal `import.statement-in-future`
 */
export async function checkFile(
  tx: Tx,
  definition: ImportDefinition,
  given: { readonly table: Table; readonly statementOn: string | undefined },
): Promise<{ readonly head: FileHead } & Pick<CheckedRows, "slices">> {
  const { table, statementOn } = given;
  const businessOn = await businessDate(tx);
  if (statementOn !== undefined && statementOn > businessOn) {
    throw refuse("import.statement-in-future");
  }
  const checked = await definition.check(tx, table, { businessOn, statementOn });
  const optional = definition.optionalColumns ?? [];
  const head = {
    kind: definition.kind,
    sha256: table.sha256,
    businessOn,
    statementOn: checked.statementOn ?? null,
    unknownColumns: table.unknownColumns.filter((column) => !optional.includes(column)),
  };
  return { head, slices: checked.slices };
}

export const NO_ROWS: RowCounts = { rows: 0, accepted: 0, warned: 0, refused: 0, amountFen: 0n };

/** The counts with these rows behind those before. */
export function countRows(before: RowCounts, results: readonly CheckedRow[]): RowCounts {
  const having = (verdict: CheckedRow["verdict"]): number =>
    before[verdict] + results.filter((result) => result.verdict === verdict).length;
  return {
    rows: before.rows + results.length,
    accepted: having("accepted"),
    warned: having("warned"),
    refused: having("refused"),
    amountFen: results.reduce((sum, { amountFen = 0n }) => sum + amountFen, before.amountFen),
  };
}
