import { sql } from "drizzle-orm";
import { pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, centreId, instant } from "../columns/columns.ts";

/** The data keys of a centre, each wrapped by a master key that is not in the database. */
export const dataKeys = pgTable(
  "data_keys",
  {
    centreId: centreId(),
    /** `d1`, `d2`, …: what a sealed value starts with. */
    keyId: text("key_id").notNull(),
    wrapped: bytes("wrapped").notNull(),
    masterKeyId: text("master_key_id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Since then it seals nothing new; it still opens what it sealed. */
    retiredAt: instant("retired_at"),
    /** Since then no column holds a value that it sealed. */
    emptiedAt: instant("emptied_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.keyId] }),
    uniqueIndex("data_keys_current")
      .on(table.centreId)
      .where(sql`${table.retiredAt} is null`),
  ],
);
