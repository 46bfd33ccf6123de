import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, centreId, day, fen, instant, json, sealed } from "../columns/columns.ts";

/** What a file may be; what each kind does stands in one list of the use cases. */
export type ImportKind =
  | "roster"
  | "borrower-roster"
  | "pre-applications"
  | "interest-list"
  | "universities"
  | "schools"
  | "divisions"
  | "portfolio"
  | "clearing"
  | "lender-balances"
  | "write-offs";

/**
 * Staged, then committed at once or slice by slice (`committing`, `stopped` at a safe point), or
 * discarded.
 */
export type ImportStatus = "staged" | "committing" | "stopped" | "committed" | "discarded";

/** What is wrong with one field of one row, for the person who must mend it. */
export interface StagedProblem {
  readonly field: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A file that was read and checked; nothing of it takes effect before it is committed. */
export const imports = pgTable(
  "imports",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    kind: text("kind").$type<ImportKind>().notNull(),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    status: text("status").$type<ImportStatus>().notNull(),
    rows: integer("rows").notNull(),
    accepted: integer("accepted").notNull(),
    warned: integer("warned").notNull(),
    refused: integer("refused").notNull(),
    amountFen: fen("amount_fen").notNull(),
    unknownColumns: json<string[]>("unknown_columns").notNull(),
    businessOn: day("business_on").notNull(),
    /** The day whose end the file describes, where its rows are balances. */
    statementOn: day("statement_on"),
    stagedBy: text("staged_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** When the present run of the commit began, how much was done then, and its last slice. */
    commitStartedAt: instant("commit_started_at"),
    doneAtStart: integer("done_at_start").notNull().default(0),
    slicedAt: instant("sliced_at"),
    committedBy: text("committed_by"),
    committedAt: instant("committed_at"),
    /** Accepted and warned rows that are dealt with, each in the transaction of its effect. */
    done: integer("done").notNull().default(0),
    /** All rows up to this one are dealt with: from here a broken-off commit goes on. */
    doneThroughRow: integer("done_through_row").notNull().default(0),
    /** What the commit has brought so far, by kind of effect: `created`, `overtaken`, … */
    outcome: json<Record<string, number>>("outcome").notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    uniqueIndex("imports_once")
      .on(table.centreId, table.kind, table.sha256)
      .where(sql`${table.status} in ('committing', 'stopped', 'committed')`),
    check("imports_done", sql`${table.done} between 0 and ${table.accepted} + ${table.warned}`),
  ],
);

export const importRows = pgTable(
  "import_rows",
  {
    centreId: centreId(),
    importId: text("import_id").notNull(),
    row: integer("row").notNull(),
    verdict: text("verdict").$type<"accepted" | "warned" | "refused">().notNull(),
    problems: json<StagedProblem[]>("problems").notNull(),
    /** The row's normalised content as sealed JSON; null for a refused row, which is not kept. */
    contentSealed: sealed("content_sealed"),
    /** Keyed hash of kind and content, by which the same row of another file is known again. */
    contentHash: bytes("content_hash"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.importId, table.row] }),
    foreignKey({
      columns: [table.centreId, table.importId],
      foreignColumns: [imports.centreId, imports.id],
    }),
    index("import_rows_content").on(table.centreId, table.contentHash),
  ],
);

/** A balance that differs from the one computed here: work for an officer, never put right alone. */
export const importDifferences = pgTable(
  "import_differences",
  {
    centreId: centreId(),
    importId: text("import_id").notNull(),
    row: integer("row").notNull(),
    field: text("field").$type<"balance" | "overdue">().notNull(),
    contractNo: text("contract_no").notNull(),
    givenFen: fen("given_fen").notNull(),
    computedFen: fen("computed_fen").notNull(),
    status: text("status").$type<"open" | "resolved">().notNull().default("open"),
    /** What settled it: the lender put its books right, a fact was recorded here, or neither is wrong. */
    resolution: text("resolution").$type<"lender-corrected" | "recorded-here" | "explained">(),
    resolvedBy: text("resolved_by"),
    resolvedAt: instant("resolved_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.importId, table.row, table.field] }),
    foreignKey({
      columns: [table.centreId, table.importId, table.row],
      foreignColumns: [importRows.centreId, importRows.importId, importRows.row],
    }),
    check("import_differences_differ", sql`${table.givenFen} <> ${table.computedFen}`),
    check(
      "import_differences_resolved",
      sql`(${table.status} = 'resolved') = (${table.resolvedBy} is not null and ${table.resolution} is not null)`,
    ),
  ],
);
