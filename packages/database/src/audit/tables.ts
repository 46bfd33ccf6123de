import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { centreId, instant, json } from "../columns/columns.ts";

/** Who did what to what, from where, and why; written in the transaction that did it. */
export const auditRows = pgTable(
  "audit_rows",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    at: instant("at").notNull().defaultNow(),
    actorId: text("actor_id").notNull(),
    actorKind: text("actor_kind").notNull(),
    action: text("action").notNull(),
    subjectId: text("subject_id").notNull(),
    before: json<unknown>("before"),
    after: json<unknown>("after"),
    reason: text("reason"),
    requestId: text("request_id").notNull(),
    ip: text("ip"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    index("audit_rows_subject").on(table.centreId, table.subjectId, table.id),
  ],
);
