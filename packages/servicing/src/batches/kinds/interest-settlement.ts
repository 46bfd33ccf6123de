import { createHash } from "node:crypto";
import type { BatchRun, ChunkResult, ItemFailure, PlannedItems } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import {
  lastSettlementsBefore,
  loadLoans,
  loadStandings,
  loansToSettle,
  settlementsDueOn,
} from "@bursar/database/loans";
import { isSettlementDay } from "@bursar/domain/policy";
import type { PostedSettlement } from "@bursar/domain/ledger";
import { closeLoans, postingOf } from "../../loans/close-loans.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { BatchKind } from "../batch-kind.ts";
import { itemFailure } from "../item-failure.ts";
import { agreesWithSlowEngine, sampled } from "./settlement-check.ts";
import { tieOutSettlements } from "./settlement-tie-out.ts";

/**
 * The settlement of a due date (结息): every loan with a settlement on that day is closed through
 * it, which posts interest by payer, waivers and the principal that falls due (K5, 9.5). A loan
 * that a payment has closed before the run counts with what was posted then. An item is a loan.
 */
export const interestSettlement: BatchKind = {
  kind: "interest-settlement",
  chunkSize: 1_000,
  inDateOrder: true,
  isDue: isSettlementDay,
  after: [],
  sums: ["interestBorne", "interestSubsidised", "interestWaived", "principalDue"],
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, { businessOn }, page) => loansToSettle(tx, businessOn, page),
  planItems: planSettlements,
  runItems: runSettlements,
  tieOut: tieOutSettlements,
};

async function planSettlements(
  tx: Tx,
  { businessOn }: BatchRun,
  itemIds: readonly string[],
): Promise<PlannedItems> {
  const policy = await loadPolicy(tx);
  const standings = await loadStandings(tx, itemIds);
  const settledBefore = await settlementsDueOn(tx, businessOn, itemIds);
  const known = new Map(settledBefore.map((row) => [row.loanId, row]));
  const earlier = await lastSettlementsBefore(tx, businessOn, itemIds);
  let unreadable = 0;
  const planned: { loanId: string; contractNo: string; row: PostedSettlement }[] = [];
  for (const stored of await loadLoans(tx, itemIds)) {
    const { id: loanId, contractNo } = stored.loan;
    const standing = standings.get(loanId);
    if (standing === undefined) continue;
    try {
      const row =
        known.get(loanId) ??
        postingOf(stored, { standing, policy, through: businessOn }).settled.find(
          ({ dueOn }) => dueOn === businessOn,
        );
      if (row !== undefined) planned.push({ loanId, contractNo, row });
    } catch {
      // The run sets it aside with its cause; the plan says how many there are.
      unreadable += 1;
    }
  }
  return {
    items: planned.length,
    sums: sumsOf(planned.map(({ row }) => row)),
    amountFen: planned.reduce((sum, { row }) => sum + row.payableFen, 0n),
    digest: digestOf(planned),
    movers: planned.map(({ loanId, contractNo, row: { payableFen: afterFen } }) => {
      const beforeFen = earlier.get(loanId)?.payableFen ?? 0n;
      const deltaFen = afterFen - beforeFen;
      return { itemId: loanId, label: contractNo, deltaFen, beforeFen, afterFen };
    }),
    warnings: unreadable === 0 ? [] : [{ ...UNREADABLE, items: unreadable }],
  };
}

const UNREADABLE = {
  code: "loan.unreadable",
  zh: "有贷款无法计算，执行时会列为失败项",
  en: "some loans can't be computed and will be set aside",
};

/** Of what is settled, loan by loan in the order of their ids. */
function digestOf(
  rows: readonly { readonly loanId: string; readonly row: PostedSettlement }[],
): string {
  const digest = createHash("sha256");
  const ordered = rows.toSorted((a, b) => (a.loanId < b.loanId ? -1 : 1));
  for (const { loanId, row } of ordered) digest.update(`${loanId} ${textOf(row)}\n`);
  return digest.digest("hex");
}

function textOf(row: PostedSettlement): string {
  const { interestSubsidisedFen, interestBorneFen, interestWaivedFen, principalDueFen } = row;
  return [interestSubsidisedFen, interestBorneFen, interestWaivedFen, principalDueFen].join(" ");
}

async function runSettlements(
  tx: Tx,
  run: BatchRun,
  itemIds: readonly string[],
): Promise<ChunkResult> {
  const { businessOn } = run;
  const twice = new Set(sampled(itemIds));
  const { closed, failed } = await closeLoans(tx, {
    loanIds: itemIds,
    through: businessOn,
    runId: run.id,
    check: (stored, posting, policy) => {
      if (!twice.has(stored.loan.id)) return;
      const isSame = agreesWithSlowEngine(stored, posting.settled, { policy, through: businessOn });
      if (!isSame) throw new RecomputedOtherwise(stored.loan.id);
    },
  });
  const fresh = closed.flatMap(({ loanId, settled }) =>
    settled.filter(({ dueOn }) => dueOn === businessOn).map((row) => ({ loanId, row })),
  );
  const touched = new Set([...closed, ...failed].map(({ loanId }) => loanId));
  const before = await settlementsDueOn(
    tx,
    businessOn,
    itemIds.filter((id) => !touched.has(id)),
  );
  const settled = [...fresh, ...before.map((row) => ({ loanId: row.loanId, row }))];
  const rows = settled.map(({ row }) => row);
  const failures = failed.map(({ loanId, error }): ItemFailure =>
    error instanceof RecomputedOtherwise
      ? { itemId: loanId, cause: "ledger.unbalanced", error }
      : itemFailure(loanId, error),
  );
  return {
    done: itemIds.length - failures.length,
    amountFen: rows.reduce((sum, { payableFen }) => sum + payableFen, 0n),
    sums: sumsOf(rows),
    digest: digestOf(settled),
    failures,
  };
}

/** The two engines give different settlements: nothing of the loan is posted. */
class RecomputedOtherwise extends Error {
  constructor(loanId: string) {
    super(`the settlement of ${loanId} is computed otherwise day by day`);
  }
}

function sumsOf(rows: readonly PostedSettlement[]): Record<string, bigint> {
  const sums = { interestBorne: 0n, interestSubsidised: 0n, interestWaived: 0n, principalDue: 0n };
  for (const row of rows) {
    sums.interestBorne += row.interestBorneFen;
    sums.interestSubsidised += row.interestSubsidisedFen;
    sums.interestWaived += row.interestWaivedFen;
    sums.principalDue += row.principalDueFen;
  }
  return sums;
}
