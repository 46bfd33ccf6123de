import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  clearedDays,
  duesWithoutFile,
  listFileSums,
  listUnmatched,
  transitSums,
  type DueWithoutFile,
  type FileSums,
  type TransitSums,
  type UnmatchedDay,
} from "@bursar/database/repayments";
import { addDays } from "@bursar/domain/calendar";
import { endOfWorkingDays, inForce, settlementDayBefore, type Policy } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** `grey` where nothing came that could be compared: never to be read as green. */
export type ReconState = "green" | "red" | "grey";

export interface ReconReport {
  readonly businessOn: string;
  /** Whether every file is there and ties out, and money in transit is what the receipts say. */
  readonly state: ReconState;
  /** File total = applied + refundable + held + orphan + undone + duplicate lines (T6). */
  readonly files: readonly (FileSums & {
    readonly differenceFen: bigint;
    readonly state: ReconState;
  })[];
  /** 1301 = receipts − remitted − refunds, beside what passed without a receipt (T7). */
  readonly transit: TransitSums & { readonly differenceFen: bigint };
  /** Due dates of the last year that asked for money of which no clearing file has told. */
  readonly missing: readonly DueWithoutFile[];
  readonly unmatched: readonly (UnmatchedDay & {
    /** Nobody has looked at it by the next working day. */
    readonly isLate: boolean;
    /** Older than the working days that money may be in transit (rulebook 3.2, T7). */
    readonly isAlarm: boolean;
  })[];
}

/** Where all collected money is on the business date. */
export async function reconReport(
  deps: Deps,
  query: { readonly context: ActionContext },
): Promise<ReconReport> {
  return readCentre(deps.db, query.context, async (tx) => {
    const businessOn = await businessDate(tx);
    const policy = await loadPolicy(tx);
    const files = (await listFileSums(tx)).map(tieFile);
    const transit = tieTransit(await transitSums(tx, businessOn));
    const missing = await duesWithoutFile(tx, duesOfLastYear(policy, businessOn));
    const alarmDays = inForce(policy.unmatchedAlarmDays, businessOn).value;
    const unmatched = (await listUnmatched(tx)).map((day) => ({
      ...day,
      isLate: day.decideBy !== null && day.decideBy < businessOn,
      isAlarm: endOfWorkingDays(policy, addDays(day.receivedOn, 1), alarmDays) < businessOn,
    }));
    const isRed = transit.differenceFen !== 0n || files.some(({ state }) => state === "red");
    const isWhole = files.length > 0 && missing.length === 0;
    const state = isRed ? "red" : isWhole ? "green" : "grey";
    return { businessOn, state, files, transit, missing, unmatched };
  });
}

const DAYS_LOOKED_BACK = 366;

/** Settlement days behind the business date, each with the first day whose money is for it. */
function duesOfLastYear(policy: Policy, businessOn: string) {
  const first = addDays(businessOn, -DAYS_LOOKED_BACK);
  const dues: { readonly dueOn: string; readonly from: string }[] = [];
  for (let dueOn = settlementDayBefore(policy, businessOn); dueOn > first;) {
    const before = settlementDayBefore(policy, dueOn);
    dues.push({ dueOn, from: addDays(before, 1) });
    dueOn = before;
  }
  return dues;
}

function tieFile(sums: FileSums): ReconReport["files"][number] {
  const found =
    sums.appliedFen +
    sums.refundableFen +
    sums.heldFen +
    sums.orphanFen +
    sums.undoneFen +
    sums.duplicateFen;
  const differenceFen = sums.totalFen - found;
  // A file that is half-way in can't tie out yet, and one with unread lines is not whole.
  const isWhole = sums.status === "committed" && sums.refused === 0;
  const state = differenceFen === 0n ? (isWhole ? "green" : "grey") : isWhole ? "red" : "grey";
  return { ...sums, differenceFen, state };
}

function tieTransit(sums: TransitSums): ReconReport["transit"] {
  const { balanceFen, otherFen, receiptsFen, remittedFen, refundedFen } = sums;
  const expected = receiptsFen - remittedFen - refundedFen;
  return { ...sums, differenceFen: balanceFen - otherFen - expected };
}

/** By how much 1301 differs on the business date from what was received and passed on (T7). */
export async function transitTieOut(tx: Tx): Promise<bigint> {
  return tieTransit(await transitSums(tx, await businessDate(tx))).differenceFen;
}

function isOf(
  { firstValueOn, lastValueOn }: FileSums,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  return firstValueOn !== null && firstValueOn <= to && (lastValueOn ?? firstValueOn) >= from;
}

export interface ClearingTieOut {
  readonly state: ReconState;
  readonly files: number;
  /** What files brought with value dates in the range, and what the ledger has of it. */
  readonly filedFen: bigint;
  readonly postedFen: bigint;
  readonly differenceFen: bigint;
}

/**
 * The leg of a tie-out that only a file from outside can give: what files told of these days against
 * the ledger, and each file's total against what became of it (T6). Grey where none came, or where
 * one is not wholly in.
 */
export async function clearingTieOut(
  tx: Tx,
  days: { readonly from: string; readonly to: string },
): Promise<ClearingTieOut> {
  const { files, receiptsFen, postedFen } = await clearedDays(tx, days);
  const told = (await listFileSums(tx)).filter((sums) => isOf(sums, days)).map(tieFile);
  const untied = told.filter(({ state }) => state === "red");
  const differenceFen = [postedFen - receiptsFen, ...untied.map((one) => one.differenceFen)]
    .map((fen) => (fen < 0n ? -fen : fen))
    .reduce((sum, fen) => sum + fen, 0n);
  const isWhole = files > 0 && told.every(({ state }) => state !== "grey");
  const state = differenceFen !== 0n ? "red" : isWhole ? "green" : "grey";
  return { state, files, filedFen: receiptsFen, postedFen, differenceFen };
}
