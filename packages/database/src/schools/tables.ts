import { index, pgTable, text } from "drizzle-orm/pg-core";
import { day } from "../columns/columns.ts";

/** Secondary schools by their ten-digit 学校标识码; written by `register_schools` alone. */
export const schools = pgTable(
  "schools",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    divisionCode: text("division_code").notNull(),
    kind: text("kind").$type<"senior" | "vocational">().notNull(),
    initials: text("initials").notNull(),
    pinyin: text("pinyin").notNull(),
    status: text("status").$type<"listed" | "unlisted">().notNull().default("listed"),
    editionOn: day("edition_on").notNull(),
  },
  (table) => [index("schools_division").on(table.divisionCode, table.code)],
);
