import { boolean, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { day, instant } from "../columns/columns.ts";

/**
 * Administrative divisions (GB/T 2260) down to counties, with those that were abolished: an ID
 * number keeps the code of its first day.
 */
export const divisions = pgTable("divisions", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  level: text("level").$type<"province" | "prefecture" | "county">().notNull(),
  isCurrent: boolean("is_current").notNull(),
  initials: text("initials").notNull(),
  pinyin: text("pinyin").notNull(),
});

/** Which editions of a registry were taken in, and from where. */
export const registryEditions = pgTable(
  "registry_editions",
  {
    registry: text("registry").$type<"universities" | "schools" | "divisions">().notNull(),
    editionOn: day("edition_on").notNull(),
    /** SHA-256 of the file. */
    sha256: text("sha256").notNull(),
    source: text("source").notNull(),
    rows: integer("rows").notNull(),
    registeredAt: instant("registered_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.registry, table.sha256] })],
);
