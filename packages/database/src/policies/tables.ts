import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { day, json } from "../columns/columns.ts";

/** Every constant of the rules as an effective-dated row with its source. */
export const policyRows = pgTable(
  "policy_rows",
  {
    kind: text("kind").notNull(),
    key: text("key").notNull().default(""),
    effectiveFrom: day("effective_from").notNull(),
    value: json<unknown>("value").notNull(),
    /** 文号 or page the value was read from. */
    source: text("source").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.key, table.effectiveFrom] })],
);
