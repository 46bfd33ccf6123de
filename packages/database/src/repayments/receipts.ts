import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { ReceiptState, ReceiptVerdict } from "@bursar/domain/repayment";
import { openText, sealText } from "../columns/seal-text.ts";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { receiptDuplicates, receiptParts, receipts } from "./tables.ts";

type Row = typeof receipts.$inferSelect;

/** Money that came in, with its payer in clear. */
export type Receipt = Omit<Row, "payerNameSealed"> & { readonly payerName: string | undefined };

export type NewReceipt = Omit<
  typeof receipts.$inferInsert,
  "centreId" | "payerNameSealed" | "recordedBy"
> & { readonly payerName: string | undefined };

export type ReceiptPart = typeof receiptParts.$inferSelect;
export type NewReceiptPart = Omit<typeof receiptParts.$inferInsert, "centreId">;

/** Under which money is known: a channel gives each serial number once. */
export type SerialKey = Pick<Row, "channel" | "serialNo">;

/** Adds receipts and gives back the ids of those that are new by channel and serial number. */
export async function insertReceipts(tx: Tx, added: readonly NewReceipt[]): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const slice of inSlices(added)) {
    const rows = await tx.orm
      .insert(receipts)
      .values(
        slice.map(({ payerName, ...row }) => ({
          ...row,
          centreId: tx.centreId,
          recordedBy: tx.context.actor.id,
          payerNameSealed:
            payerName === undefined ? null : sealText(tx, "receipts.payer_name", payerName),
        })),
      )
      .onConflictDoNothing({ target: [receipts.centreId, receipts.channel, receipts.serialNo] })
      .returning({ id: receipts.id });
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}

export async function insertParts(tx: Tx, added: readonly NewReceiptPart[]): Promise<void> {
  for (const slice of inSlices(added)) {
    await tx.orm
      .insert(receiptParts)
      .values(slice.map((part) => ({ ...part, centreId: tx.centreId })));
  }
}

export async function insertDuplicates(
  tx: Tx,
  added: readonly Omit<typeof receiptDuplicates.$inferInsert, "centreId">[],
): Promise<void> {
  for (const slice of inSlices(added)) {
    await tx.orm
      .insert(receiptDuplicates)
      .values(slice.map((line) => ({ ...line, centreId: tx.centreId })))
      .onConflictDoNothing();
  }
}

/** The text under which {@link findSerials} knows a channel's number. */
export function serialText({ channel, serialNo }: SerialKey): string {
  return `${channel}/${serialNo}`;
}

/** Receipt ids of those of these serial numbers that are here already. */
export async function findSerials(
  tx: Tx,
  keys: readonly SerialKey[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const slice of inSlices(keys)) {
    const rows = await tx.orm
      .select({ id: receipts.id, channel: receipts.channel, serialNo: receipts.serialNo })
      .from(receipts)
      .where(
        and(
          eq(receipts.centreId, tx.centreId),
          inArray(
            receipts.serialNo,
            slice.map(({ serialNo }) => serialNo),
          ),
        ),
      );
    for (const row of rows) found.set(serialText(row), row.id);
  }
  return found;
}

/** One receipt, locked until the transaction ends when `lock` is set. */
export async function findReceipt(tx: Tx, id: string, lock = false): Promise<Receipt | undefined> {
  const query = tx.orm
    .select()
    .from(receipts)
    .where(and(eq(receipts.centreId, tx.centreId), eq(receipts.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row === undefined ? undefined : toReceipt(tx, row);
}

export interface ReceiptFilter {
  readonly state?: ReceiptState | undefined;
  readonly verdict?: ReceiptVerdict | undefined;
  readonly contractNo?: string | undefined;
  readonly serialNo?: string | undefined;
  readonly importId?: string | undefined;
  /** Rows older than this id. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** The latest first. */
export async function listReceipts(tx: Tx, filter: ReceiptFilter): Promise<Receipt[]> {
  const { state, verdict, contractNo, serialNo, importId, before, limit } = filter;
  const rows = await tx.orm
    .select()
    .from(receipts)
    .where(
      and(
        eq(receipts.centreId, tx.centreId),
        state === undefined ? undefined : eq(receipts.state, state),
        verdict === undefined ? undefined : eq(receipts.verdict, verdict),
        contractNo === undefined ? undefined : eq(receipts.contractNo, contractNo),
        serialNo === undefined ? undefined : eq(receipts.serialNo, serialNo),
        importId === undefined ? undefined : eq(receipts.importId, importId),
        before === undefined ? undefined : lt(receipts.id, before),
      ),
    )
    .orderBy(desc(receipts.id))
    .limit(limit);
  return rows.map((row) => toReceipt(tx, row));
}

/** What receipts have paid, in order; parts that were taken back stay and say so. */
export async function listParts(tx: Tx, receiptIds: readonly string[]): Promise<ReceiptPart[]> {
  const found: ReceiptPart[] = [];
  for (const slice of inSlices(receiptIds)) {
    const rows = await tx.orm
      .select()
      .from(receiptParts)
      .where(and(eq(receiptParts.centreId, tx.centreId), inArray(receiptParts.receiptId, slice)))
      .orderBy(asc(receiptParts.receiptId), asc(receiptParts.sequence));
    found.push(...rows);
  }
  return found;
}

/** Marks the standing parts of a receipt as taken back. */
export async function reverseParts(tx: Tx, receiptId: string): Promise<void> {
  await tx.orm
    .update(receiptParts)
    .set({ isReversed: true })
    .where(and(eq(receiptParts.centreId, tx.centreId), eq(receiptParts.receiptId, receiptId)));
}

export type ReceiptProgress = Partial<
  Pick<Row, "state" | "decideBy" | "loanId" | "remittanceId" | "remittedFen" | "obstacle">
>;

export async function saveReceipt(tx: Tx, id: string, progress: ReceiptProgress): Promise<void> {
  await tx.orm
    .update(receipts)
    .set({ ...progress, version: sql`${receipts.version} + 1` })
    .where(and(eq(receipts.centreId, tx.centreId), eq(receipts.id, id)));
}

/**
 * Of these loans, those for which money is held until a person has looked at it. The fold does not
 * know that money yet, so whoever classes, calls or writes to borrowers leaves these loans out.
 */
export async function heldLoans(tx: Tx, loanIds: readonly string[]): Promise<Set<string>> {
  const held = new Set<string>();
  for (const slice of inSlices(loanIds)) {
    const rows = await tx.orm
      .selectDistinct({ loanId: receipts.loanId })
      .from(receipts)
      .where(
        and(
          eq(receipts.centreId, tx.centreId),
          eq(receipts.state, "held"),
          inArray(receipts.loanId, slice),
        ),
      );
    for (const { loanId } of rows) if (loanId !== null) held.add(loanId);
  }
  return held;
}

/** Matched money that the lender has not got yet, in the order of ids, locked. */
export async function lockUnremitted(
  tx: Tx,
  which: { readonly through: string; readonly after?: string | undefined; readonly limit: number },
): Promise<Receipt[]> {
  const rows = await tx.orm
    .select()
    .from(receipts)
    .where(
      and(
        eq(receipts.centreId, tx.centreId),
        eq(receipts.state, "matched"),
        isNull(receipts.remittanceId),
        sql`${receipts.valueOn} <= ${which.through}`,
        which.after === undefined ? undefined : gt(receipts.id, which.after),
      ),
    )
    .orderBy(asc(receipts.id))
    .limit(which.limit)
    .for("update");
  return rows.map((row) => toReceipt(tx, row));
}

function toReceipt(tx: Tx, row: Row): Receipt {
  const { payerNameSealed, ...rest } = row;
  const payerName =
    payerNameSealed === null ? undefined : openText(tx, "receipts.payer_name", payerNameSealed);
  return { ...rest, payerName };
}
