import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { centreId, instant, json } from "../columns/columns.ts";

/** The claim of a request that creates or moves something, with what the use case returned. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    centreId: centreId(),
    actorId: text("actor_id").notNull(),
    route: text("route").notNull(),
    key: text("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    result: json<unknown>("result"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.actorId, table.route, table.key] })],
);
