import { bigint, foreignKey, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { centreId, day, instant, json } from "../columns/columns.ts";

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

/**
 * Rows that no seal holds yet, entered with the row itself: what is to be sealed is known without
 * asking the time, so that a row whose transaction took long is not passed over.
 */
export const auditUnsealed = pgTable(
  "audit_unsealed",
  { centreId: centreId(), auditId: text("audit_id").notNull() },
  (table) => [primaryKey({ columns: [table.centreId, table.auditId] })],
);

/** The chain over a centre's audit rows: each seal holds one row and the seal before it. */
export const auditSeals = pgTable(
  "audit_seals",
  {
    centreId: centreId(),
    /** 1 for the first seal of the centre, then without gaps. */
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    auditId: text("audit_id").notNull(),
    hash: text("hash").notNull(),
    previousHash: text("previous_hash").notNull(),
    sealedAt: instant("sealed_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.sequence] }),
    unique("audit_seals_row").on(table.centreId, table.auditId),
    foreignKey({
      columns: [table.centreId, table.auditId],
      foreignColumns: [auditRows.centreId, auditRows.id],
    }),
  ],
);

/** The chain's head once a day, which also leaves the installation as a line to be kept. */
export const auditAnchors = pgTable(
  "audit_anchors",
  {
    centreId: centreId(),
    /** The day in Asia/Shanghai. */
    anchoredOn: day("anchored_on").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    hash: text("hash").notNull(),
    anchoredAt: instant("anchored_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.anchoredOn] })],
);
