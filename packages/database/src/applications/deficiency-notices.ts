import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { deficiencyNotices } from "./tables.ts";

const COLUMN = "deficiency_notices.further";
type Row = typeof deficiencyNotices.$inferSelect;

/** A one-time notice, with the officer's own lines in clear. */
export type DeficiencyNotice = Omit<Row, "furtherSealed" | "centreId"> & {
  readonly further: readonly string[];
};

export type NewDeficiencyNotice = Pick<
  DeficiencyNotice,
  "applicationId" | "sequence" | "applicationVersion" | "lines" | "further" | "late" | "issuedOn"
>;

export async function insertDeficiencyNotice(
  tx: Tx,
  notice: NewDeficiencyNotice,
): Promise<DeficiencyNotice> {
  const { further, ...rest } = notice;
  const [row] = await tx.orm
    .insert(deficiencyNotices)
    .values({
      ...rest,
      centreId: tx.centreId,
      id: newId("dfn"),
      furtherSealed: further.length === 0 ? null : sealText(tx, COLUMN, JSON.stringify(further)),
      issuedBy: tx.context.actor.id,
      messageStatus: "planned",
    })
    .returning();
  if (row === undefined) throw new Error("a deficiency notice was not stored");
  return toNotice(tx, row);
}

function toNotice(tx: Tx, { furtherSealed, centreId: _centre, ...rest }: Row): DeficiencyNotice {
  const further =
    furtherSealed === null ? [] : (JSON.parse(openText(tx, COLUMN, furtherSealed)) as string[]);
  return { ...rest, further };
}

/** An application's notices, the first one first. */
export async function listDeficiencyNotices(
  tx: Tx,
  applicationId: string,
): Promise<DeficiencyNotice[]> {
  const rows = await tx.orm
    .select()
    .from(deficiencyNotices)
    .where(
      and(
        eq(deficiencyNotices.centreId, tx.centreId),
        eq(deficiencyNotices.applicationId, applicationId),
      ),
    )
    .orderBy(asc(deficiencyNotices.sequence));
  return rows.map((row) => toNotice(tx, row));
}

/** The notice, locked, so that two deliveries of one job take turns. */
export async function lockDeficiencyNotice(
  tx: Tx,
  id: string,
): Promise<DeficiencyNotice | undefined> {
  const [row] = await tx.orm
    .select()
    .from(deficiencyNotices)
    .where(and(eq(deficiencyNotices.centreId, tx.centreId), eq(deficiencyNotices.id, id)))
    .for("update");
  return row === undefined ? undefined : toNotice(tx, row);
}

export async function saveNoticeDelivery(
  tx: Tx,
  id: string,
  delivery: Partial<Pick<Row, "messageStatus" | "providerMessageId" | "failure">>,
): Promise<void> {
  await tx.orm
    .update(deficiencyNotices)
    .set({ ...delivery, attempts: sql`${deficiencyNotices.attempts} + 1` })
    .where(and(eq(deficiencyNotices.centreId, tx.centreId), eq(deficiencyNotices.id, id)));
}

/** Notes the day on which everything that was asked for has come. */
export async function markSupplied(
  tx: Tx,
  applicationId: string,
  suppliedOn: string,
): Promise<void> {
  await tx.orm
    .update(deficiencyNotices)
    .set({ suppliedOn })
    .where(
      and(
        eq(deficiencyNotices.centreId, tx.centreId),
        eq(deficiencyNotices.applicationId, applicationId),
        isNull(deficiencyNotices.suppliedOn),
      ),
    );
}
