import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import type { ReceiptState, ReceiptVerdict } from "@bursar/domain/repayment";

/** A line of a clearing file as it was entered. */
export interface EnteredLine {
  readonly row: number;
  readonly serialNo: string;
  readonly contractNo: string;
  readonly amountFen: bigint;
  readonly kind: ReceiptVerdict | "duplicate";
  readonly missingFen: bigint;
  readonly excessFen: bigint;
}

/** Every line of a file that was entered so far, in its order. */
export async function enteredLines(tx: Tx, importId: string): Promise<EnteredLine[]> {
  const rows = await tx.orm.execute<Record<string, string>>(sql`
    select "row", serial_no, coalesce(contract_no, '') as contract_no, amount_fen::text,
      verdict as kind, missing_fen::text, excess_fen::text
    from receipts where centre_id = ${tx.centreId} and import_id = ${importId}
    union all
    select "row", serial_no, coalesce(contract_no, ''), amount_fen::text, 'duplicate', '0', '0'
    from receipt_duplicates where centre_id = ${tx.centreId} and import_id = ${importId}
    order by 1`);
  return rows.map((row) => ({
    row: Number(row["row"]),
    serialNo: row["serial_no"] ?? "",
    contractNo: row["contract_no"] ?? "",
    amountFen: BigInt(row["amount_fen"] ?? "0"),
    kind: row["kind"] as EnteredLine["kind"],
    missingFen: BigInt(row["missing_fen"] ?? "0"),
    excessFen: BigInt(row["excess_fen"] ?? "0"),
  }));
}

/** Where the money of one clearing file is now; the sums are to add up to the file's total (T6). */
export interface FileSums {
  readonly importId: string;
  readonly fileName: string;
  readonly businessOn: string;
  readonly status: string;
  readonly rows: number;
  readonly refused: number;
  readonly firstValueOn: string | null;
  readonly lastValueOn: string | null;
  /** Of every line that could be read. */
  readonly totalFen: bigint;
  readonly appliedFen: bigint;
  readonly refundableFen: bigint;
  readonly heldFen: bigint;
  readonly orphanFen: bigint;
  /** Taken back as never received, or returned to the payer. */
  readonly undoneFen: bigint;
  readonly duplicateFen: bigint;
}

const FILES_SHOWN = 200;

/** The clearing files that have taken effect, the latest first. */
export async function listFileSums(tx: Tx): Promise<FileSums[]> {
  const { centreId } = tx;
  const rows = await tx.orm.execute<Record<string, string | null>>(sql`
    with files as (
      select id, file_name, business_on, status, rows, refused, amount_fen from imports
      where centre_id = ${centreId} and kind = 'clearing' and status in ('committing', 'stopped', 'committed')
      order by id desc limit ${FILES_SHOWN}
    ), parts as (
      select p.receipt_id, sum(p.applied_fen) as applied, sum(p.excess_fen) as excess
      from receipt_parts p
      join receipts r on r.centre_id = p.centre_id and r.id = p.receipt_id
      where p.centre_id = ${centreId} and not p.is_reversed and r.import_id in (select id from files)
      group by p.receipt_id
    ), money as (
      select r.import_id, min(r.value_on) as first_on, max(r.value_on) as last_on,
        sum(coalesce(p.applied, 0)) as applied, sum(coalesce(p.excess, 0)) as excess,
        sum(r.amount_fen) filter (where r.state = 'held') as held,
        sum(r.amount_fen) filter (where r.state = 'orphan') as orphan,
        sum(r.amount_fen) filter (where r.state in ('reversed', 'returned')) as undone
      from receipts r left join parts p on p.receipt_id = r.id
      where r.centre_id = ${centreId} and r.import_id in (select id from files)
      group by r.import_id
    ), again as (
      select import_id, sum(amount_fen) as fen from receipt_duplicates
      where centre_id = ${centreId} and import_id in (select id from files) group by import_id
    )
    select f.id, f.file_name, f.business_on::text, f.status, f.rows::text, f.refused::text,
      f.amount_fen::text as total, m.first_on::text, m.last_on::text, m.applied::text,
      m.excess::text, m.held::text, m.orphan::text, m.undone::text, a.fen::text as again
    from files f
    left join money m on m.import_id = f.id
    left join again a on a.import_id = f.id
    order by f.id desc`);
  return rows.map(toFileSums);
}

function toFileSums(row: Record<string, string | null>): FileSums {
  const fen = (name: string): bigint => BigInt(row[name] ?? "0");
  return {
    importId: row["id"] ?? "",
    fileName: row["file_name"] ?? "",
    businessOn: row["business_on"] ?? "",
    status: row["status"] ?? "",
    rows: Number(row["rows"]),
    refused: Number(row["refused"]),
    firstValueOn: row["first_on"] ?? null,
    lastValueOn: row["last_on"] ?? null,
    totalFen: fen("total"),
    appliedFen: fen("applied"),
    refundableFen: fen("excess"),
    heldFen: fen("held"),
    orphanFen: fen("orphan"),
    undoneFen: fen("undone"),
    duplicateFen: fen("again"),
  };
}

/** Collections in transit by the ledger and by what was recorded (T7). */
export interface TransitSums {
  /** 1301 by the ledger, and the part of it that no receipt is behind. */
  readonly balanceFen: bigint;
  readonly otherFen: bigint;
  readonly receiptsFen: bigint;
  readonly remittedFen: bigint;
  readonly refundedFen: bigint;
}

/**
 * Both sides of T7 up to a day: postings of 1301 against receipts that stand, what went to the
 * lender and what was given back. Rescues, the state's money and early repayments of which the
 * lender told pass through 1301 without a receipt.
 */
export async function transitSums(tx: Tx, through: string): Promise<TransitSums> {
  const { centreId } = tx;
  const [row] = await tx.orm.execute<Record<string, string>>(sql`
    with moved as (
      select t.entry = 'receipt' and t.fact_sequence is not null and t.bearer = 'borrower'
          or t.entry in ('refund', 'held-receipt', 'released-receipt', 'remittance')
          or t.entry = 'prepayment' and t.bearer = 'borrower' and exists (
            select 1 from prepayments p
            where p.centre_id = t.centre_id and p.loan_id = t.loan_id
              and p.settles_on = t.value_on and p.receipt_id is not null
              and p.fact_id is not null) as received,
        sum(case when debit_account = '1301' then amount_fen else -amount_fen end) as fen
      from transfers t
      where centre_id = ${centreId} and value_on <= ${through}
        and '1301' in (debit_account, credit_account)
      group by 1
    )
    select
      (select coalesce(sum(fen), 0) from moved)::text as balance,
      (select coalesce(sum(fen), 0) from moved where not received)::text as other,
      (select coalesce(sum(amount_fen), 0) from receipts where centre_id = ${centreId}
        and value_on <= ${through} and state in ('matched', 'held', 'orphan'))::text as receipts,
      (select coalesce(sum(amount_fen), 0) from remittances
        where centre_id = ${centreId} and remitted_on <= ${through})::text as remitted,
      (select coalesce(sum(amount_fen), 0) from refunds
        where centre_id = ${centreId} and status = 'paid' and paid_on <= ${through})::text as refunded`);
  const fen = (name: string): bigint => BigInt(row?.[name] ?? "0");
  return {
    balanceFen: fen("balance"),
    otherFen: fen("other"),
    receiptsFen: fen("receipts"),
    remittedFen: fen("remitted"),
    refundedFen: fen("refunded"),
  };
}

/** Money nobody has claimed, by the day on which it came. */
export interface UnmatchedDay {
  readonly state: Extract<ReceiptState, "held" | "orphan">;
  readonly receivedOn: string;
  readonly receipts: number;
  readonly amountFen: bigint;
  /** The earliest day by which somebody was to look at one of them. */
  readonly decideBy: string | null;
}

/** The oldest first. */
export async function listUnmatched(tx: Tx): Promise<UnmatchedDay[]> {
  const rows = await tx.orm.execute<Record<string, string | null>>(sql`
    select state, received_on::text, count(*)::text as receipts, sum(amount_fen)::text as fen,
      min(decide_by)::text as decide_by
    from receipts where centre_id = ${tx.centreId} and state in ('held', 'orphan')
    group by state, received_on order by received_on, state`);
  return rows.map((row) => ({
    state: row["state"] as UnmatchedDay["state"],
    receivedOn: row["received_on"] ?? "",
    receipts: Number(row["receipts"]),
    amountFen: BigInt(row["fen"] ?? "0"),
    decideBy: row["decide_by"] ?? null,
  }));
}

/** A due date that asked for money, and since which day money was for it. */
export interface DueWithoutFile {
  readonly dueOn: string;
  readonly loans: number;
}

/** Of these due dates, those that asked for money of which no clearing file told. */
export async function duesWithoutFile(
  tx: Tx,
  dues: readonly { readonly dueOn: string; readonly from: string }[],
): Promise<DueWithoutFile[]> {
  if (dues.length === 0) return [];
  const { centreId } = tx;
  const rows = await tx.orm.execute<Record<string, string>>(sql`
    select s.due_on::text, count(distinct s.loan_id)::text as loans
    from loan_settlements s
    join (values ${sql.join(
      dues.map(({ dueOn, from }) => sql`(${dueOn}::date, ${from}::date)`),
      sql`, `,
    )}) as due (due_on, from_on) on due.due_on = s.due_on
    where s.centre_id = ${centreId} and s.payable_fen > 0 and not exists (
      select 1 from receipts r where r.centre_id = ${centreId} and r.source = 'clearing'
        and r.value_on between due.from_on and due.due_on)
    group by s.due_on order by s.due_on`);
  return rows.map((row) => ({ dueOn: row["due_on"] ?? "", loans: Number(row["loans"]) }));
}

/** What clearing files brought on some days, and what the ledger says of that money. */
export interface ClearedDays {
  readonly files: number;
  readonly receiptsFen: bigint;
  readonly postedFen: bigint;
}

/**
 * Receipts of files with these value dates that stand, against their own postings of 1301: those of
 * the loans that they paid, and those that hold them.
 */
export async function clearedDays(
  tx: Tx,
  days: { readonly from: string; readonly to: string },
): Promise<ClearedDays> {
  const { centreId } = tx;
  const isOfDays = sql`centre_id = ${centreId} and source = 'clearing'
    and value_on between ${days.from} and ${days.to}`;
  const [came] = await tx.orm.execute<Record<string, string>>(sql`
    select count(*)::text as rows, count(distinct import_id)::text as files, coalesce(sum(amount_fen)
      filter (where state in ('matched', 'held', 'orphan')), 0)::text as receipts
    from receipts where ${isOfDays}`);
  // Looking for the postings of no receipt would read the ledger.
  if (came?.["rows"] === "0") return { files: 0, receiptsFen: 0n, postedFen: 0n };
  const [row] = await tx.orm.execute<Record<string, string>>(sql`
    with mine as (
      select id from receipts where ${isOfDays}
    ), facts as (
      select distinct p.loan_id, p.fact_sequence from receipt_parts p
      where p.centre_id = ${centreId} and not p.is_reversed
        and p.receipt_id in (select id from mine)
    ), posted as (
      select case when t.debit_account = '1301' then t.amount_fen else -t.amount_fen end as fen
      from transfers t join facts f
        on f.loan_id = t.loan_id and f.fact_sequence = t.fact_sequence
      where t.centre_id = ${centreId} and '1301' in (t.debit_account, t.credit_account)
        and t.subject_id = t.loan_id
      union all
      select case when t.debit_account = '1301' then t.amount_fen else -t.amount_fen end
      from transfers t
      where t.centre_id = ${centreId} and t.subject_id in (select id from mine)
        and '1301' in (t.debit_account, t.credit_account)
    )
    select coalesce(sum(fen), 0)::text as posted from posted`);
  return {
    files: Number(came?.["files"] ?? "0"),
    receiptsFen: BigInt(came?.["receipts"] ?? "0"),
    postedFen: BigInt(row?.["posted"] ?? "0"),
  };
}
