import { boolean, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, day, instant } from "../columns/columns.ts";

/** The centres this installation serves. A directory: readable by all, written by `createCentre`. */
export const centres = pgTable("centres", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  divisionCode: text("division_code").notNull(),
  /** Only a demo centre may be given a business date of its own. */
  demo: boolean("demo").notNull(),
  /** What this centre's contract numbers start with, as its lender assigned it. */
  contractPrefix: text("contract_prefix").notNull(),
  contractSerialFrom: text("contract_serial_from").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** The date that stands in for today in a demo centre. */
export const businessDates = pgTable("business_dates", {
  centreId: text("centre_id").primaryKey(),
  businessOn: day("business_on").notNull(),
});

/** The only look-up across centres: a keyed hash and where it is known; no personal data. */
export const locators = pgTable(
  "locators",
  {
    kind: text("kind").$type<LocatorKind>().notNull(),
    keyedHash: bytes("keyed_hash").notNull(),
    centreId: text("centre_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.keyedHash, table.centreId] })],
);

export type LocatorKind =
  | "id-number"
  | "phone"
  | "receipt-code"
  | "contract-number"
  | "verification-code";
