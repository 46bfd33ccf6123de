import { and, asc, count, desc, eq, inArray, lt } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { newId } from "../columns/new-id.ts";
import {
  publicityEntries,
  publicityNotices,
  publicityObjections,
  type PublicityKind,
} from "./tables.ts";

export type PublicityNotice = typeof publicityNotices.$inferSelect;

export type NewNotice = Omit<
  typeof publicityNotices.$inferInsert,
  "centreId" | "id" | "version" | "createdAt" | "takenDownOn"
>;

/** What stands in public of one subject. */
export interface PublicityEntry {
  readonly subjectId: string;
  readonly maskedName: string;
  readonly school: string;
}

/** Adds a notice with its lines in their order; gives back its id. */
export async function insertNotice(
  tx: Tx,
  notice: NewNotice,
  entries: readonly PublicityEntry[],
): Promise<string> {
  const id = newId("pub");
  await tx.orm.insert(publicityNotices).values({ ...notice, centreId: tx.centreId, id });
  const rows = entries.map((entry, index) => ({
    ...entry,
    centreId: tx.centreId,
    noticeId: id,
    position: index + 1,
  }));
  for (const slice of inSlices(rows)) await tx.orm.insert(publicityEntries).values(slice);
  return id;
}

export async function findNotice(
  tx: Tx,
  id: string,
  lock = false,
): Promise<PublicityNotice | undefined> {
  const query = tx.orm
    .select()
    .from(publicityNotices)
    .where(and(eq(publicityNotices.centreId, tx.centreId), eq(publicityNotices.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

/** The notice whose page has this code. */
export async function findNoticeByCode(tx: Tx, code: string): Promise<PublicityNotice | undefined> {
  const [row] = await tx.orm
    .select()
    .from(publicityNotices)
    .where(and(eq(publicityNotices.centreId, tx.centreId), eq(publicityNotices.code, code)));
  return row;
}

export interface NoticeFilter {
  readonly kind: PublicityKind;
  /** Notices before this id: the latest come first. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listNotices(tx: Tx, filter: NoticeFilter): Promise<PublicityNotice[]> {
  return tx.orm
    .select()
    .from(publicityNotices)
    .where(
      and(
        eq(publicityNotices.centreId, tx.centreId),
        eq(publicityNotices.kind, filter.kind),
        filter.after === undefined ? undefined : lt(publicityNotices.id, filter.after),
      ),
    )
    .orderBy(desc(publicityNotices.id))
    .limit(filter.limit);
}

/** How many lines each of these notices has. */
export async function countEntries(
  tx: Tx,
  noticeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (noticeIds.length === 0) return new Map();
  const rows = await tx.orm
    .select({ noticeId: publicityEntries.noticeId, lines: count() })
    .from(publicityEntries)
    .where(
      and(
        eq(publicityEntries.centreId, tx.centreId),
        inArray(publicityEntries.noticeId, [...noticeIds]),
      ),
    )
    .groupBy(publicityEntries.noticeId);
  return new Map(rows.map((row) => [row.noticeId, row.lines]));
}

export async function listEntries(tx: Tx, noticeId: string): Promise<PublicityEntry[]> {
  return tx.orm
    .select({
      subjectId: publicityEntries.subjectId,
      maskedName: publicityEntries.maskedName,
      school: publicityEntries.school,
    })
    .from(publicityEntries)
    .where(and(eq(publicityEntries.centreId, tx.centreId), eq(publicityEntries.noticeId, noticeId)))
    .orderBy(asc(publicityEntries.position));
}

/** From now on the page shows nothing. */
export async function takeDownNotice(tx: Tx, id: string, takenDownOn: string): Promise<void> {
  await tx.orm
    .update(publicityNotices)
    .set({ takenDownOn })
    .where(and(eq(publicityNotices.centreId, tx.centreId), eq(publicityNotices.id, id)));
}

/** How many objections are open against each of these; who has none is not there. */
export async function countOpenObjections(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await tx.orm
    .select({ subjectId: publicityObjections.subjectId, open: count() })
    .from(publicityObjections)
    .where(
      and(
        eq(publicityObjections.centreId, tx.centreId),
        inArray(publicityObjections.subjectId, [...subjectIds]),
        eq(publicityObjections.status, "open"),
      ),
    )
    .groupBy(publicityObjections.subjectId);
  return new Map(rows.map((row) => [row.subjectId, row.open]));
}
