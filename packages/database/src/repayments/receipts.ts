import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { ReceiptState, ReceiptVerdict } from "@bursar/domain/repayment";
import { openText, sealText } from "../columns/seal-text.ts";
import { inSlices } from "../connection/in-slices.ts";
import { together, type Tx } from "../connection/index.ts";
import { namesOf, unnested, type UnnestedColumn } from "../loans/unnested.ts";
import { receiptDuplicates, receiptParts, receipts } from "./tables.ts";

type Row = typeof receipts.$inferSelect;

/** Money that came in, with its payer in clear. */
export type Receipt = Omit<Row, "payerNameSealed"> & { readonly payerName: string | undefined };

/** Money that was not here before, as it is judged. */
export type NewReceipt = Omit<
  Row,
  | "centreId"
  | "payerNameSealed"
  | "recordedBy"
  | "recordedAt"
  | "remittanceId"
  | "remittedFen"
  | "version"
> & { readonly payerName: string | undefined };

export type ReceiptPart = typeof receiptParts.$inferSelect;
export type NewReceiptPart = Omit<ReceiptPart, "centreId" | "isReversed" | "recordedAt">;

/** Under which money is known: a channel gives each serial number once. */
export type SerialKey = Pick<Row, "channel" | "serialNo">;

/** Adds receipts and gives back the ids of those that are new by channel and serial number. */
export async function insertReceipts(tx: Tx, added: readonly NewReceipt[]): Promise<Set<string>> {
  if (added.length === 0) return new Set();
  const columns = receiptColumns(tx, added);
  const rows = await tx.orm.execute<{ id: string }>(sql`
    insert into receipts (centre_id, recorded_by, ${namesOf(columns)})
    select ${tx.centreId}, ${tx.context.actor.id}, rows.* from ${unnested(columns)}
    on conflict (centre_id, channel, serial_no) do nothing
    returning id`);
  return new Set(rows.map(({ id }) => id));
}

function receiptColumns(tx: Tx, rows: readonly NewReceipt[]): readonly UnnestedColumn[] {
  const seal = ({ payerName }: NewReceipt): string | null =>
    payerName === undefined ? null : sealText(tx, "receipts.payer_name", payerName);
  return [
    ["id", "text", rows.map((row) => row.id)],
    ["source", "text", rows.map((row) => row.source)],
    ["channel", "text", rows.map((row) => row.channel)],
    ["serial_no", "text", rows.map((row) => row.serialNo)],
    ["contract_no", "text", rows.map((row) => row.contractNo)],
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["payer_name_sealed", "text", rows.map(seal)],
    ["amount_fen", "bigint", rows.map((row) => row.amountFen)],
    ["value_on", "date", rows.map((row) => row.valueOn)],
    ["paid_at", "timestamptz", rows.map((row) => row.paidAt)],
    ["import_id", "text", rows.map((row) => row.importId)],
    ["row", "integer", rows.map((row) => row.row)],
    ["verdict", "text", rows.map((row) => row.verdict)],
    ["missing_fen", "bigint", rows.map((row) => row.missingFen)],
    ["excess_fen", "bigint", rows.map((row) => row.excessFen)],
    ["obstacle", "text", rows.map((row) => row.obstacle)],
    ["state", "text", rows.map((row) => row.state)],
    ["decide_by", "date", rows.map((row) => row.decideBy)],
    ["received_on", "date", rows.map((row) => row.receivedOn)],
  ];
}

export async function insertParts(tx: Tx, rows: readonly NewReceiptPart[]): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly UnnestedColumn[] = [
    ["receipt_id", "text", rows.map((row) => row.receiptId)],
    ["sequence", "integer", rows.map((row) => row.sequence)],
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["fact_sequence", "integer", rows.map((row) => row.factSequence)],
    ["amount_fen", "bigint", rows.map((row) => row.amountFen)],
    ["due_on", "date", rows.map((row) => row.dueOn)],
    ["applied_fen", "bigint", rows.map((row) => row.appliedFen)],
    ["missing_fen", "bigint", rows.map((row) => row.missingFen)],
    ["excess_fen", "bigint", rows.map((row) => row.excessFen)],
  ];
  await tx.orm.execute(sql`
    insert into receipt_parts (centre_id, ${namesOf(columns)})
    select ${tx.centreId}, rows.* from ${unnested(columns)}`);
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
  if (keys.length === 0) return new Map();
  const columns: readonly UnnestedColumn[] = [
    ["channel", "text", keys.map(({ channel }) => channel)],
    ["serial_no", "text", keys.map(({ serialNo }) => serialNo)],
  ];
  // By both, as the index has them: by the number alone every receipt would be looked at.
  const find = async () =>
    tx.orm.execute<SerialKey & { id: string }>(sql`
      select r.id, r.channel, r.serial_no as "serialNo" from ${unnested(columns)}
      join receipts r on r.centre_id = ${tx.centreId} and r.channel = rows.channel
        and r.serial_no = rows.serial_no`);
  // A plan that was kept from when there were few receipts goes through all of them: a file of
  // 100,000 lines fills the table by the thousand, so that each of its slices is planned by itself.
  const plan = (mode: string) => async () =>
    tx.orm.execute(sql`set local plan_cache_mode = ${sql.raw(mode)}`);
  const isSlice = keys.length > 1;
  const [, rows] = isSlice
    ? await together(plan("force_custom_plan"), find, plan("auto"))
    : [undefined, await find()];
  return new Map(rows.map((row) => [serialText(row), row.id]));
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
