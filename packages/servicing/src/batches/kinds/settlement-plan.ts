import type { BatchRun, PlannedItems, PreparedRows } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  lastSettlementsBefore,
  loadLoans,
  loadStandings,
  revisionsOf,
  settlementsDueOn,
} from "@bursar/database/loans";
import { policyStamp } from "@bursar/database/policies";
import type { PostedSettlement } from "@bursar/domain/ledger";
import { postingOf } from "../../loans/close-loans.ts";
import type { LoanPosting } from "../../loans/loan-postings.ts";
import { prepareClosing, writePreparedClosing } from "../../loans/prepared-closing.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { PreparedChunk } from "../batch-kind.ts";
import { digestOf, payableOf, sumsOf, type SettledRow } from "./settled-rows.ts";
import { agreesWithSlowEngine, sampled } from "./settlement-check.ts";

/**
 * Computes what closing some loans through the due date posts, shows it and keeps its rows: the
 * run writes them as they were approved and computes again only what has changed in between.
 */
export async function planSettlements(
  tx: Tx,
  { businessOn }: BatchRun,
  itemIds: readonly string[],
): Promise<PlannedItems> {
  // Read first: whatever is written while the rest is read makes the rows outdated.
  const from = await inputsOf(tx, itemIds, { lock: false });
  const earlier = await lastSettlementsBefore(tx, businessOn, itemIds);
  const { settled, postings, labels, unreadable } = await compute(tx, businessOn, itemIds);
  return {
    items: settled.length,
    sums: sumsOf(settled),
    amountFen: payableOf(settled),
    digest: digestOf(settled),
    movers: settled.map(({ loanId, row: { payableFen: afterFen } }) => {
      const beforeFen = earlier.get(loanId)?.payableFen ?? 0n;
      const deltaFen = afterFen - beforeFen;
      return { itemId: loanId, label: labels.get(loanId) ?? "", deltaFen, beforeFen, afterFen };
    }),
    warnings: unreadable === 0 ? [] : [{ ...UNREADABLE, items: unreadable }],
    prepared: unreadable === 0 ? { from, rows: prepareClosing(postings) } : undefined,
  };
}

const UNREADABLE = {
  code: "loan.unreadable",
  zh: "有贷款无法计算，执行时会列为失败项",
  en: "some loans can't be computed and will be set aside",
};

interface Computed {
  readonly settled: readonly SettledRow[];
  /** Of those that are not closed so far yet. */
  readonly postings: readonly LoanPosting[];
  /** Contract numbers. */
  readonly labels: ReadonlyMap<string, string>;
  /** The run sets them aside, each with its cause. */
  readonly unreadable: number;
}

async function compute(tx: Tx, through: string, itemIds: readonly string[]): Promise<Computed> {
  const policy = await loadPolicy(tx);
  const standings = await loadStandings(tx, itemIds);
  const before = await settlementsDueOn(tx, through, itemIds);
  const known = new Map(before.map((row) => [row.loanId, row]));
  const twice = new Set(sampled(itemIds));
  const settled: SettledRow[] = [];
  const postings: LoanPosting[] = [];
  const labels = new Map<string, string>();
  let unreadable = 0;
  for (const stored of await loadLoans(tx, itemIds)) {
    const { id: loanId, contractNo } = stored.loan;
    const standing = standings.get(loanId);
    if (standing === undefined) continue;
    labels.set(loanId, contractNo);
    try {
      let row: PostedSettlement | undefined = known.get(loanId);
      let roundingMicroFen: bigint | undefined;
      if (standing.closedThrough < through) {
        const posting = postingOf(stored, { standing, policy, through });
        const isSame =
          !twice.has(loanId) || agreesWithSlowEngine(stored, posting.settled, { policy, through });
        if (!isSame) throw new Error(`${loanId} is computed otherwise day by day`);
        postings.push(posting);
        ({ roundingMicroFen } = posting);
        row ??= posting.settled.find(({ dueOn }) => dueOn === through);
      }
      if (row !== undefined) settled.push({ loanId, row, roundingMicroFen });
    } catch {
      unreadable += 1;
    }
  }
  return { settled, postings, labels, unreadable };
}

/** Writes what was prepared, unless a loan of the chunk or the policy has changed since. */
export async function writePlanned(
  tx: Tx,
  run: BatchRun,
  { itemIds, prepared }: PreparedChunk,
): Promise<boolean> {
  if ((await inputsOf(tx, itemIds, { lock: true })) !== prepared.from) return false;
  const day = { postedOn: await businessDate(tx), runId: run.id };
  await writePreparedClosing(tx, prepared.rows, day);
  return true;
}

async function inputsOf(
  tx: Tx,
  itemIds: readonly string[],
  { lock }: { readonly lock: boolean },
): Promise<PreparedRows["from"]> {
  return `${await policyStamp(tx)} ${await revisionsOf(tx, itemIds, { lock })}`;
}
