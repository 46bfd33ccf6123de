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
import type { StatementKind } from "@bursar/domain/statements";
import { bytes, centreId, day, instant, sealed } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/**
 * Statements and certificates that were issued. What a sheet says is kept as it was issued, so
 * that a later print is the same sheet whatever has happened to the loan since.
 */
export const issuedStatements = pgTable(
  "issued_statements",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    kind: text("kind").$type<StatementKind>().notNull(),
    loanId: text("loan_id").notNull(),
    contractNo: text("contract_no").notNull(),
    /** The year of a yearly statement or of an interest certificate. */
    year: integer("year"),
    number: text("number").notNull(),
    /** Keyed hash of the code by which anybody who holds the sheet can check it. */
    codeHash: bytes("code_hash").notNull(),
    /** The sheet's texts and amounts as JSON. */
    sheetSealed: sealed("sheet_sealed").notNull(),
    /** Of the sealed PDF in the file store, which every print gives out; null before its seal. */
    storageKey: text("storage_key"),
    /** SHA-256 of the sealed PDF, hex. The signature in it keeps it from being guessed. */
    sha256: text("sha256"),
    /** Common name of the certificate that sealed it. */
    sealedBy: text("sealed_by"),
    /** SHA-256 of that certificate, hex. */
    certificate: text("certificate"),
    sealedAt: instant("sealed_at"),
    issuedOn: day("issued_on").notNull(),
    issuedBy: text("issued_by").notNull(),
    issuedAt: instant("issued_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    uniqueIndex("issued_statements_number").on(table.centreId, table.number),
    uniqueIndex("issued_statements_code").on(table.centreId, table.codeHash),
    index("issued_statements_storage").on(table.centreId, table.storageKey),
    index("issued_statements_loan").on(table.centreId, table.loanId, table.id),
    check(
      "issued_statements_sealed",
      sql`num_nulls(${table.storageKey}, ${table.sha256}, ${table.sealedBy}, ${table.certificate}, ${table.sealedAt}) in (0, 5)`,
    ),
    check(
      "issued_statements_year",
      sql`(${table.kind} = 'settlement-certificate') = (${table.year} is null)`,
    ),
  ],
);
