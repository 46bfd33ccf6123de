import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { centreId, instant, json } from "../columns/columns.ts";

/**
 * A job asked for by a transaction. A relay hands it to the queue after the commit; the row stays
 * until the job's effect stands, so that a job which the queue loses is handed over again.
 */
export const outbox = pgTable(
  "outbox",
  {
    centreId: centreId(),
    job: text("job").notNull(),
    /** The job's key in the queue: the same job asked for twice is one row. */
    key: text("key").notNull(),
    payload: json<Record<string, unknown>>("payload").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    relayedAt: instant("relayed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.job, table.key] }),
    index("outbox_waiting")
      .on(table.createdAt)
      .where(sql`${table.relayedAt} is null`),
  ],
);
