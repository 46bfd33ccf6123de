import { foreignKey, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { day } from "../columns/columns.ts";

export type UniversityStatus = "listed" | "unlisted" | "merged";

/**
 * Universities by their five-digit code of the Ministry of Education. Written by
 * `register_universities` alone, which never removes one: contracts name codes of many years.
 */
export const universities = pgTable("universities", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  /** The ten-digit 学校标识码, where an edition of the ministry's list has given it. */
  identifier: text("identifier"),
  kind: text("kind").$type<"regular" | "adult">().notNull().default("regular"),
  /** First two digits of the division code. */
  provinceCode: text("province_code"),
  /** 主管部门 */
  department: text("department"),
  /** 所在地 */
  location: text("location"),
  level: text("level").$type<"undergraduate" | "junior-college">(),
  ownership: text("ownership").$type<"public" | "private" | "joint">(),
  status: text("status").$type<UniversityStatus>().notNull().default("listed"),
  /** The code under which a merged one goes on. */
  mergedIntoCode: text("merged_into_code"),
  /** Date of the newest edition that named it. */
  editionOn: day("edition_on").notNull().default("2000-01-01"),
});

/** Every name of a university: its own, those it had, and what people call it. */
export const universityNames = pgTable(
  "university_names",
  {
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind").$type<"official" | "former" | "short">().notNull(),
    initials: text("initials").notNull(),
    pinyin: text("pinyin").notNull(),
    /** Date of the edition that gave a former name up. */
    replacedOn: day("replaced_on"),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.name] }),
    foreignKey({ columns: [table.code], foreignColumns: [universities.code] }),
  ],
);
