import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { applicationEvents, applications } from "./tables.ts";

const COLUMN = "application_events.note";

/** A move of an application, with the officer's own words in clear. */
export type ApplicationMove = Omit<
  typeof applicationEvents.$inferSelect,
  "noteSealed" | "centreId"
> & { readonly note: string | null };

export type NewApplicationMove = Omit<ApplicationMove, "sequence" | "recordedAt" | "actorId">;

/** Adds a move to an application's history; the application is locked by the caller. */
export async function insertMove(tx: Tx, move: NewApplicationMove): Promise<void> {
  const { note, ...rest } = move;
  const next = sql`(select coalesce(max(e.sequence), 0) + 1 from application_events e
    where e.centre_id = ${tx.centreId} and e.application_id = ${move.applicationId})`;
  await tx.orm.insert(applicationEvents).values({
    ...rest,
    centreId: tx.centreId,
    sequence: next,
    noteSealed: note === null ? null : sealText(tx, COLUMN, note),
    actorId: tx.context.actor.id,
  });
}

/** What happened to an application, in order. */
export async function listMoves(tx: Tx, applicationId: string): Promise<ApplicationMove[]> {
  const rows = await tx.orm
    .select()
    .from(applicationEvents)
    .where(
      and(
        eq(applicationEvents.centreId, tx.centreId),
        eq(applicationEvents.applicationId, applicationId),
      ),
    )
    .orderBy(asc(applicationEvents.sequence));
  return rows.map(({ noteSealed, centreId: _centre, ...rest }) => ({
    ...rest,
    note: noteSealed === null ? null : openText(tx, COLUMN, noteSealed),
  }));
}

/** Those of these applications that were returned at some time. */
export async function returnedBefore(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.orm
    .selectDistinct({ id: applicationEvents.applicationId })
    .from(applicationEvents)
    .where(
      and(
        eq(applicationEvents.centreId, tx.centreId),
        inArray(applicationEvents.applicationId, [...ids]),
        eq(applicationEvents.event, "return"),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Sets the state that a move leads to; the version rises by one. */
export async function saveStatus(tx: Tx, id: string, status: string): Promise<void> {
  await tx.orm
    .update(applications)
    .set({ status, version: sql`${applications.version} + 1` })
    .where(and(eq(applications.centreId, tx.centreId), eq(applications.id, id)));
}

/** What still stands of the warnings after papers have come. */
export async function saveWarnings(tx: Tx, id: string, warnings: string[]): Promise<void> {
  await tx.orm
    .update(applications)
    .set({ warnings })
    .where(and(eq(applications.centreId, tx.centreId), eq(applications.id, id)));
}
