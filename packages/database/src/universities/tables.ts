import { pgTable, text } from "drizzle-orm/pg-core";

/** Universities by their five-digit code of the Ministry of Education. */
export const universities = pgTable("universities", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
});
