import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import type { ImportKind } from "@bursar/database/imports";
import { readTable, type Table } from "@bursar/documents/tables";
import { refuse } from "../refuse.ts";
import type { CheckedRow, ImportDefinition } from "./import-kind.ts";

/** A file on disk, with the name its sender gave it. */
export interface ImportedFile {
  readonly path: string;
  readonly fileName: string;
}

/** A file that was read and held against the rules; nothing is written. */
export interface CheckedFile {
  readonly kind: ImportKind;
  readonly sha256: string;
  readonly businessOn: string;
  readonly statementOn: string | null;
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly refused: number;
  /** Sum of what the accepted and warned rows count. */
  readonly amountFen: bigint;
  readonly unknownColumns: readonly string[];
  /** One result a data row, in the file's order. */
  readonly results: readonly CheckedRow[];
}

/** Reads the file, outside of any transaction. @throws Refusal `file.…` */
export function readFile(definition: ImportDefinition, file: ImportedFile): Promise<Table> {
  const { columns, maxBytes, maxRows, titleRowsMax = 0 } = definition;
  const options = { requiredColumns: columns, maxBytes, maxRows, titleRowsMax };
  return readTable({ path: file.path }, options);
}

/**
 * Checks every row against the rules and against what the centre already has.
 *
 * @throws Refusal `import.statement-in-future`
 */
export async function checkFile(
  tx: Tx,
  definition: ImportDefinition,
  given: { readonly table: Table; readonly statementOn: string | undefined },
): Promise<CheckedFile> {
  const { table, statementOn } = given;
  const businessOn = await businessDate(tx);
  if (statementOn !== undefined && statementOn > businessOn) {
    throw refuse("import.statement-in-future");
  }
  const checked = await definition.check(tx, table, { businessOn, statementOn });
  const optional = definition.optionalColumns ?? [];
  return {
    kind: definition.kind,
    sha256: table.sha256,
    businessOn,
    statementOn: checked.statementOn ?? null,
    unknownColumns: table.unknownColumns.filter((column) => !optional.includes(column)),
    results: checked.rows,
    ...count(checked.rows),
  };
}

function count(results: readonly CheckedRow[]) {
  const having = (verdict: CheckedRow["verdict"]): number =>
    results.filter((result) => result.verdict === verdict).length;
  return {
    rows: results.length,
    accepted: having("accepted"),
    warned: having("warned"),
    refused: having("refused"),
    amountFen: results.reduce((sum, { amountFen = 0n }) => sum + amountFen, 0n),
  };
}
