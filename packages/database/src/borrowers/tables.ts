import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { bytes, centreId, day, instant, json, sealed } from "../columns/columns.ts";

/** A person who borrows, once per centre. */
export const borrowers = pgTable(
  "borrowers",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    sex: text("sex").$type<"male" | "female">().notNull(),
    ethnicity: text("ethnicity").notNull(),
    township: text("township").notNull(),
    idNumberSealed: sealed("id_number_sealed").notNull(),
    idNumberHash: bytes("id_number_hash").notNull(),
    phoneSealed: sealed("phone_sealed").notNull(),
    phoneHash: bytes("phone_hash").notNull(),
    /** `roster` for a number that a monthly roster put there. */
    phoneSource: text("phone_source").$type<"borrower" | "roster">().notNull(),
    /** Day on which the number was stated or put there. */
    phoneSince: day("phone_since").notNull(),
    /** Last day on which the number was known to reach this person; null after a change. */
    phoneConfirmedOn: day("phone_confirmed_on"),
    /** When the number on file took the place of another; null when it never did. */
    phoneChangedAt: instant("phone_changed_at"),
    phoneBeforeSealed: sealed("phone_before_sealed"),
    graduationYear: integer("graduation_year").notNull(),
    universityCode: text("university_code").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    unique("borrowers_id_number").on(table.centreId, table.idNumberHash),
    index("borrowers_township").on(table.centreId, table.township, table.id),
    index("borrowers_graduation").on(table.centreId, table.graduationYear, table.id),
  ],
);

/** A row of a monthly roster that disagrees with what is on file and waits for an officer. */
export const refreshConflicts = pgTable(
  "refresh_conflicts",
  {
    centreId: centreId(),
    importId: text("import_id").notNull(),
    row: integer("row").notNull(),
    borrowerId: text("borrower_id").notNull(),
    /** Names of the fields that differ; the values stay sealed in the import. */
    fields: json<string[]>("fields").notNull(),
    status: text("status").$type<"open" | "resolved">().notNull().default("open"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.importId, table.row] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
  ],
);
