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
import type { ConditionKind } from "@bursar/domain/collection";
import { borrowers } from "../borrowers/tables.ts";
import { bytes, centreId, day, instant, json, sealed } from "../columns/columns.ts";

/**
 * A borrower has died, is missing or has a guardian (rulebook 6.6 item 3). It holds from the
 * moment it is reported; a second person lifts one that was wrong.
 */
export const borrowerConditions = pgTable(
  "borrower_conditions",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    kind: text("kind").$type<ConditionKind>().notNull(),
    sinceOn: day("since_on").notNull(),
    evidenceIds: json<readonly string[]>("evidence_ids").notNull(),
    /** The number on file when it was reported: whoever has it gets no message any more. */
    phoneHash: bytes("phone_hash").notNull(),
    guardianNameSealed: sealed("guardian_name_sealed"),
    guardianPhoneSealed: sealed("guardian_phone_sealed"),
    noteSealed: sealed("note_sealed"),
    reportedBy: text("reported_by").notNull(),
    reportedOn: day("reported_on").notNull(),
    liftedBy: text("lifted_by"),
    liftedOn: day("lifted_on"),
    liftReasonSealed: sealed("lift_reason_sealed"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    uniqueIndex("borrower_conditions_in_force")
      .on(table.centreId, table.borrowerId, table.kind)
      .where(sql`${table.liftedOn} is null`),
    index("borrower_conditions_number")
      .on(table.centreId, table.phoneHash)
      .where(sql`${table.liftedOn} is null`),
    check(
      "borrower_conditions_lifted",
      sql`(${table.liftedBy} is null) = (${table.liftedOn} is null)`,
    ),
    check("borrower_conditions_two_people", sql`${table.reportedBy} <> ${table.liftedBy}`),
  ],
);
