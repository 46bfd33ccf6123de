import type { BatchRun, PlannedItems } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import { together, type Tx } from "@bursar/database/connection";
import {
  countLoansToSettle,
  lastSettlementsBefore,
  loadStandings,
  savePlannedStandings,
} from "@bursar/database/loans";
import { policyStamp } from "@bursar/database/policies";
import { contractNosOf } from "@bursar/database/repayments";
import { computeClosing } from "../../loans/close-loans.ts";
import { planClosing, writePlannedClosing } from "../../loans/planned-closing.ts";
import type { ChunkItems, PreparedChunk } from "../batch-kind.ts";
import { digestOf, payableOf, settledOn, sumsOf } from "./settled-rows.ts";
import { checkSampled } from "./settlement-check.ts";

/**
 * Computes what closing some loans through the due date posts, shows it and keeps its rows: the
 * run writes them as they were approved and computes again only what has changed in between.
 */
export async function planSettlements(
  tx: Tx,
  { id: runId, businessOn: dueOn }: BatchRun,
  { chunk, itemIds }: ChunkItems,
): Promise<PlannedItems> {
  // Read first: whatever is written while the rest is read makes the rows outdated.
  const stamp = await policyStamp(tx);
  const standings = await loadStandings(tx, itemIds);
  const closing = { loanIds: itemIds, through: dueOn, check: checkSampled(itemIds, dueOn) };
  const computed = await computeClosing(tx, closing, standings);
  const settled = await settledOn(tx, { dueOn, itemIds }, computed);
  const earlier = await lastSettlementsBefore(tx, dueOn, itemIds);
  const contractNos = await contractNosOf(tx, itemIds);
  const unreadable = computed.failed.length;
  const { closed } = computed;
  if (unreadable === 0) await planClosing(tx, { runId, chunk }, { closed, standings });
  return {
    items: settled.length,
    sums: sumsOf(settled),
    amountFen: payableOf(settled),
    digest: digestOf(settled),
    movers: settled.map(({ loanId, row: { payableFen: afterFen } }) => {
      const beforeFen = earlier.get(loanId)?.payableFen ?? 0n;
      const deltaFen = afterFen - beforeFen;
      const label = contractNos.get(loanId) ?? "";
      return { itemId: loanId, label, deltaFen, beforeFen, afterFen };
    }),
    warnings: unreadable === 0 ? [] : [{ ...UNREADABLE, items: unreadable }],
    preparedFrom: unreadable === 0 ? inputs(stamp, standings.size) : undefined,
  };
}

const UNREADABLE = {
  code: "loan.unreadable",
  zh: "有贷款无法计算，执行时会列为失败项",
  en: "some loans can't be computed and will be set aside",
};

/**
 * Writes what was planned, unless a loan of the chunk or the policy has changed since, or another
 * loan is to be settled in its stretch. The server alone looks at them, one by one.
 */
export async function writePlanned(
  tx: Tx,
  run: BatchRun,
  { chunk, items, from }: PreparedChunk,
): Promise<number | undefined> {
  const key = { runId: run.id, chunk };
  const [stamp, toSettle, postedOn] = await together(
    () => policyStamp(tx),
    () => countItems(tx, run, items),
    () => businessDate(tx),
  );
  if (inputs(stamp, toSettle) !== from) return undefined;
  const moved = await savePlannedStandings(tx, key);
  if (moved !== toSettle) return undefined;
  await writePlannedClosing(tx, key, { postedOn, runId: run.id });
  return moved;
}

/** What the rows of a chunk depend on beside the loans themselves: the policy, and how many. */
function inputs(policyStamp: string, loans: number): string {
  return `${policyStamp} ${loans}`;
}

async function countItems(
  tx: Tx,
  { businessOn }: BatchRun,
  items: PreparedChunk["items"],
): Promise<number> {
  return isListed(items) ? items.length : countLoansToSettle(tx, businessOn, items);
}

function isListed(items: PreparedChunk["items"]): items is readonly string[] {
  return Array.isArray(items);
}
