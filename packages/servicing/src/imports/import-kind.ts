import type { Tx } from "@bursar/database/connection";
import type { Import, ImportKind, StagedProblem, StagedRow } from "@bursar/database/imports";
import type { Table } from "@bursar/documents/tables";

/** The days against which the rows of a file are held. */
export interface FileDays {
  /** The centre's business date. */
  readonly businessOn: string;
  /** The day whose end the file describes, where somebody said it. */
  readonly statementOn: string | undefined;
}

/** A balance in a row that differs from the one computed here. */
export interface RowDifference {
  readonly field: "balance" | "overdue";
  readonly contractNo: string;
  readonly givenFen: bigint;
  readonly computedFen: bigint;
}

/** What was found in one row. `content` is absent where it was refused. */
export interface CheckedRow {
  readonly verdict: "accepted" | "warned" | "refused";
  readonly problems: readonly StagedProblem[];
  readonly content?: unknown;
  /** What the row counts in the file's sum. */
  readonly amountFen?: bigint;
  readonly differences?: readonly RowDifference[];
}

export interface CheckedRows {
  /**
   * One result a data row, in the file's order, as many at a time as the check makes: a large file
   * gives them while it is checked, so that nobody holds what was found in all of its rows.
   */
  readonly slices: Iterable<readonly CheckedRow[]> | AsyncIterable<readonly CheckedRow[]>;
  /** The day whose end the file describes; only for kinds of file that have one. */
  readonly statementOn?: string;
}

/**
 * How much a commit has brought, by name: `created` (new things), `overtaken` (rows left out since
 * what they bring is here already), and what a kind adds.
 */
export type Outcome = Readonly<Record<string, number>>;

/** One kind of file: who may import it, what its rows must be and what they do. */
export interface ImportDefinition {
  readonly kind: ImportKind;
  readonly title: { readonly zh: string; readonly en: string };
  /** Last part of the path to which the file is sent: `POST /v1/imports/rosters`. */
  readonly path: string;
  /** Who may stage, commit, stop and discard it. */
  readonly permission: string;
  /** Headings that must be there, in any order. */
  readonly columns: readonly string[];
  /** Rows that may stand above the headings, such as the title of a published list. */
  readonly titleRowsMax?: number;
  /** Headings that are read where they are there. */
  readonly optionalColumns?: readonly string[];
  readonly maxBytes: number;
  readonly maxRows: number;
  /** True where the rows are balances of a day, which whoever sends the file may name. */
  readonly hasStatementDay?: boolean;
  /**
   * `atomic`: the file takes effect in one transaction, all of it or nothing. A number: it takes
   * effect that many rows a transaction, so that a file of any size can be committed, stopped and
   * gone on with; each row is whole, and the import shows how far it is.
   */
  readonly commit: "atomic" | number;
  readonly check: (tx: Tx, table: Table, days: FileDays) => Promise<CheckedRows>;
  /** Lets rows take effect; a row whose effect stands already is left out and counted. */
  readonly enter: (tx: Tx, file: Import, rows: readonly StagedRow[]) => Promise<Outcome>;
}
