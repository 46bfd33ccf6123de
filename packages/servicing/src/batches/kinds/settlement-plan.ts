import type { BatchRun, PlannedItems } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  amongLoansToSettle,
  lastSettlementsBefore,
  loadStandings,
  revisionsOf,
  type Revisions,
} from "@bursar/database/loans";
import { policyStamp } from "@bursar/database/policies";
import { contractNosOf } from "@bursar/database/repayments";
import { computeClosing } from "../../loans/close-loans.ts";
import { prepareClosing, writePreparedClosing } from "../../loans/prepared-closing.ts";
import type { PreparedChunk } from "../batch-kind.ts";
import { digestOf, payableOf, settledOn, sumsOf } from "./settled-rows.ts";
import { checkSampled } from "./settlement-check.ts";

/**
 * Computes what closing some loans through the due date posts, shows it and keeps its rows: the
 * run writes them as they were approved and computes again only what has changed in between.
 */
export async function planSettlements(
  tx: Tx,
  { businessOn: dueOn }: BatchRun,
  itemIds: readonly string[],
): Promise<PlannedItems> {
  // Read first: whatever is written while the rest is read makes the rows outdated.
  const { text: from } = await inputsOf(tx, itemIds, { lock: false });
  const closing = { loanIds: itemIds, through: dueOn, check: checkSampled(itemIds, dueOn) };
  const computed = await computeClosing(tx, closing, await loadStandings(tx, itemIds));
  const settled = await settledOn(tx, { dueOn, itemIds }, computed);
  const earlier = await lastSettlementsBefore(tx, dueOn, itemIds);
  const contractNos = await contractNosOf(tx, itemIds);
  const unreadable = computed.failed.length;
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
    prepared: unreadable === 0 ? { from, rows: prepareClosing(computed.closed) } : undefined,
  };
}

const UNREADABLE = {
  code: "loan.unreadable",
  zh: "有贷款无法计算，执行时会列为失败项",
  en: "some loans can't be computed and will be set aside",
};

/**
 * Writes what was prepared, unless a loan of the chunk or the policy has changed since, or another
 * loan is to be settled in its stretch. The server alone looks at them, one by one.
 */
export async function writePlanned(
  tx: Tx,
  run: BatchRun,
  { items, from, rows }: PreparedChunk,
): Promise<number | undefined> {
  const among = isListed(items) ? items : amongLoansToSettle(tx, run.businessOn, items);
  const found = await inputsOf(tx, among, { lock: true });
  if (found.text !== from) return undefined;
  const day = { postedOn: await businessDate(tx), runId: run.id };
  await writePreparedClosing(tx, rows, day);
  return found.loans;
}

async function inputsOf(
  tx: Tx,
  among: Parameters<typeof revisionsOf>[1],
  options: { readonly lock: boolean },
): Promise<Revisions> {
  const stamp = await policyStamp(tx);
  const { loans, text } = await revisionsOf(tx, among, options);
  return { loans, text: `${stamp} ${text}` };
}

function isListed(items: PreparedChunk["items"]): items is readonly string[] {
  return Array.isArray(items);
}
