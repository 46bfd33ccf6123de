import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { loadLoans, nextLoanIds, type StoredLoan } from "@bursar/database/loans";
import {
  findBacktest,
  findProposal,
  insertBacktestLoans,
  loadPolicyRows,
  policyStamp,
  saveBacktest,
  type PolicyBacktest,
} from "@bursar/database/policies";
import {
  effectFigures,
  effectSpans,
  loanEffect,
  summarise,
  withProposed,
  type EffectFigures,
  type EffectSpans,
  type JudgedLoan,
} from "@bursar/domain/policies";
import { policyFromRows, type Policy } from "@bursar/domain/policy";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { toLoan } from "../loans/to-loan.ts";
import { refuse } from "../refuse.ts";
import { loadPolicy } from "./load-policy.ts";

/** Loans of a slice: what a killed worker does again. */
const LOANS_MAX = 250;

/**
 * Folds the next loans under the policy as it is and as it would be: one transaction in which
 * result and progress stand or fall together. Two at once take turns. When the policy itself has
 * changed meanwhile, the back-test is given up, since its parts would compare with different rules.
 *
 * @returns the back-test after it; `running` while there is more to do.
 */
export async function runBacktestSlice(
  deps: Deps,
  command: { readonly context: ActionContext; readonly backtestId: string },
): Promise<PolicyBacktest> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const backtest = await findBacktest(tx, command.backtestId, true);
    if (backtest === undefined) throw refuse("policy-backtest.not-found");
    if (backtest.status !== "running") return backtest;
    if ((await policyStamp(tx)) !== backtest.policyStamp) return giveUp(tx, backtest);
    const ids = await nextLoanIds(tx, { after: backtest.afterLoanId, limit: LOANS_MAX });
    const judged = await judge(tx, backtest, ids);
    await insertBacktestLoans(
      tx,
      backtest.id,
      judged.flatMap((one) =>
        "effect" in one && one.effect.isChanged
          ? [{ contractNo: one.contractNo, ...one.effect }]
          : [],
      ),
    );
    const isLast = ids.length < LOANS_MAX;
    const saved = await saveBacktest(tx, backtest.id, {
      done: backtest.done + ids.length,
      afterLoanId: ids.at(-1) ?? backtest.afterLoanId,
      summary: summarise(backtest.summary, judged),
      isLast,
    });
    if (isLast) await recordEnd(tx, saved);
    return saved;
  });
}

async function giveUp(tx: Tx, backtest: PolicyBacktest): Promise<PolicyBacktest> {
  const saved = await saveBacktest(tx, backtest.id, { isStale: true });
  await recordEnd(tx, saved);
  return saved;
}

async function recordEnd(tx: Tx, { id, status, summary }: PolicyBacktest): Promise<void> {
  const { loans, changed, failed } = summary;
  await recordAudit(tx, {
    action: "policy-backtest.ended",
    subjectId: id,
    after: { status, loans, changed, failed },
  });
}

async function judge(
  tx: Tx,
  backtest: PolicyBacktest,
  ids: readonly string[],
): Promise<JudgedLoan[]> {
  const proposal = await findProposal(tx, backtest.proposalId);
  if (proposal === undefined) throw new Error(`no proposal ${backtest.proposalId}`);
  const policy = await loadPolicy(tx);
  const proposed = policyFromRows(withProposed(await loadPolicyRows(tx), proposal.rows));
  const at = { on: backtest.asOf, spans: effectSpans(policy, backtest.asOf) };
  const stored = await loadLoans(tx, ids);
  return stored.map((one) => judgeLoan(one, { policy, proposed, at }));
}

interface Under {
  readonly policy: Policy;
  readonly proposed: Policy;
  readonly at: { readonly on: string; readonly spans: EffectSpans };
}

function judgeLoan(stored: StoredLoan, { policy, proposed, at }: Under): JudgedLoan {
  const { contractNo } = stored.loan;
  const figures = (under: Policy): EffectFigures => effectFigures(toLoan(stored, under), at);
  const before = attempt(() => figures(policy));
  if ("cause" in before) return { contractNo, unreadable: true };
  const after = attempt(() => figures(proposed));
  if ("cause" in after) return { contractNo, cause: after.cause };
  return { contractNo, effect: loanEffect(before.figures, after.figures) };
}

/** One loan that can't be folded is set aside and stops nothing. */
function attempt(
  fold: () => EffectFigures,
): { readonly figures: EffectFigures } | { readonly cause: string } {
  try {
    return { figures: fold() };
  } catch (error) {
    if (error instanceof Refusal) return { cause: error.code };
    if (error instanceof RangeError) return { cause: "loan.contradictory" };
    throw error;
  }
}
