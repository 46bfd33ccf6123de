import { foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { centreId, day, fen, instant, json, sealed } from "../columns/columns.ts";

export type ImportKind = "roster" | "borrower-roster";

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
    status: text("status").$type<"staged" | "committed">().notNull(),
    rows: integer("rows").notNull(),
    accepted: integer("accepted").notNull(),
    warned: integer("warned").notNull(),
    refused: integer("refused").notNull(),
    amountFen: fen("amount_fen").notNull(),
    unknownColumns: json<string[]>("unknown_columns").notNull(),
    businessOn: day("business_on").notNull(),
    stagedBy: text("staged_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    committedAt: instant("committed_at"),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.id] })],
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
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.importId, table.row] }),
    foreignKey({
      columns: [table.centreId, table.importId],
      foreignColumns: [imports.centreId, imports.id],
    }),
  ],
);
