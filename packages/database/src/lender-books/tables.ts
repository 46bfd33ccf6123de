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
import type {
  BookMode,
  DifferenceField,
  DifferenceStatus,
  ModeStatus,
} from "@bursar/domain/lender-books";
import { centreId, day, fen, instant, sealed } from "../columns/columns.ts";
import { imports } from "../imports/tables.ts";

/**
 * Whose figure counts in this centre from a day on. Without a row that stands, the lender's: the
 * signed contract and the lender's system win.
 */
export const lenderBookModes = pgTable(
  "lender_book_modes",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    mode: text("mode").$type<BookMode>().notNull(),
    effectiveOn: day("effective_on").notNull(),
    status: text("status").$type<ModeStatus>().notNull().default("proposed"),
    proposedBy: text("proposed_by").notNull(),
    proposedAt: instant("proposed_at").notNull().defaultNow(),
    decidedBy: text("decided_by"),
    decidedAt: instant("decided_at"),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    uniqueIndex("lender_book_modes_one_proposal")
      .on(table.centreId)
      .where(sql`${table.status} = 'proposed'`),
    uniqueIndex("lender_book_modes_one_a_day")
      .on(table.centreId, table.effectiveOn)
      .where(sql`${table.status} = 'approved'`),
    check("lender_book_modes_two_people", sql`${table.decidedBy} <> ${table.proposedBy}`),
    check(
      "lender_book_modes_decided",
      sql`(${table.status} = 'proposed') = (${table.decidedBy} is null)`,
    ),
  ],
);

/** A lender's month-end file as it was held against the book of that day. */
export const lenderStatements = pgTable(
  "lender_statements",
  {
    centreId: centreId(),
    importId: text("import_id").notNull(),
    /** The day at whose end the balances stood. */
    statementOn: day("statement_on").notNull(),
    contracts: integer("contracts").notNull().default(0),
    matched: integer("matched").notNull().default(0),
    differing: integer("differing").notNull().default(0),
    /** Contracts of the file that this book does not have. */
    unknownHere: integer("unknown_here").notNull().default(0),
    /** Contracts with a balance here that the file does not have. */
    missingThere: integer("missing_there").notNull().default(0),
    givenFen: fen("given_fen").notNull(),
    /** Of the same contracts and of those that the file does not have. */
    computedFen: fen("computed_fen").notNull(),
    /** Null until the last line was compared. */
    completedAt: instant("completed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.importId] }),
    foreignKey({
      columns: [table.centreId, table.importId],
      foreignColumns: [imports.centreId, imports.id],
    }),
    index("lender_statements_on").on(table.centreId, table.statementOn),
  ],
);

/** What the lender's file says of one contract. */
export const lenderBalances = pgTable(
  "lender_balances",
  {
    centreId: centreId(),
    importId: text("import_id").notNull(),
    contractNo: text("contract_no").notNull(),
    /** Null for a contract that this book does not have. */
    loanId: text("loan_id"),
    principalFen: fen("principal_fen").notNull(),
    principalOverdueFen: fen("principal_overdue_fen").notNull(),
    /** Null where the file has no such column. */
    interestDueFen: fen("interest_due_fen"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.importId, table.contractNo] }),
    foreignKey({
      columns: [table.centreId, table.importId],
      foreignColumns: [lenderStatements.centreId, lenderStatements.importId],
    }),
    index("lender_balances_contract").on(table.centreId, table.contractNo),
  ],
);

/** A figure of the lender's that differs: a task for a person, never a posting. */
export const lenderDifferences = pgTable(
  "lender_differences",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    importId: text("import_id").notNull(),
    statementOn: day("statement_on").notNull(),
    contractNo: text("contract_no").notNull(),
    field: text("field").$type<DifferenceField>().notNull(),
    givenFen: fen("given_fen").notNull(),
    computedFen: fen("computed_fen").notNull(),
    /** The first statement since which the figures have differed without a break. */
    differsSince: day("differs_since").notNull(),
    status: text("status").$type<DifferenceStatus>().notNull().default("open"),
    reasonSealed: sealed("reason_sealed"),
    closedBy: text("closed_by"),
    closedAt: instant("closed_at"),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.importId],
      foreignColumns: [lenderStatements.centreId, lenderStatements.importId],
    }),
    uniqueIndex("lender_differences_once").on(
      table.centreId,
      table.importId,
      table.contractNo,
      table.field,
    ),
    index("lender_differences_status").on(table.centreId, table.status, table.id),
    index("lender_differences_contract").on(table.centreId, table.contractNo),
    check("lender_differences_differ", sql`${table.givenFen} <> ${table.computedFen}`),
    check(
      "lender_differences_closed",
      sql`(${table.status} = 'open') = (${table.closedBy} is null)`,
    ),
    check(
      "lender_differences_reason",
      sql`(${table.status} in ('explained', 'settled')) = (${table.reasonSealed} is not null)`,
    ),
  ],
);
