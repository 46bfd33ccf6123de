import { toEpochDay } from "../calendar/index.ts";
import { formatYuanGrouped } from "../money/index.ts";
import type { Judging } from "./decide-fact.ts";
import type { FactRefusal } from "./fact-decision.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact, Reversed } from "./fact.ts";
import { refundableAt } from "./open-dues.ts";
import { prepareLoan } from "./prepared-loan.ts";

/**
 * A deferral can't be taken back (K20, rulebook 4), nor can money that was given back already;
 * anything else can, once.
 */
export function judgeReversal(fact: Reversed, judging: Judging): readonly FactRefusal[] {
  const { loan } = judging;
  const field = "reversesFactId";
  const target = loan.facts.find(({ factId }) => factId === fact.reversesFactId);
  if (target === undefined || toEpochDay(knownOn(target)) > toEpochDay(fact.on))
    return [
      {
        code: "reversal.unknown-fact",
        field,
        zh: "没有找到要冲正的记录：刷新后重新选择。",
        en: "There is no such record to reverse: reload and choose it again.",
      },
    ];
  if (isReversed(loan.facts, target.factId))
    return [
      {
        code: "reversal.already-reversed",
        field,
        zh: "这条记录已经冲正：无需再次冲正。",
        en: "That record is reversed already: nothing is left to do.",
      },
    ];
  if (target.kind === "principal-deferred")
    return [
      {
        code: "reversal.irrevocable",
        field,
        zh: "本金延期一经申请不可撤销：可以提前归还这部分本金。",
        en: "A deferral can't be taken back: repay that principal early instead.",
      },
    ];
  return judgeRefunded(fact, judging);
}

/** Of a loan's money that paid nothing there may never have gone back more than there was (2102). */
function judgeRefunded(fact: Reversed, { loan, prepared }: Judging): readonly FactRefusal[] {
  if (!loan.facts.some(({ kind }) => kind === "refunded")) return [];
  const without = prepareLoan({ ...loan, facts: [...loan.facts, fact] });
  const leftFen = refundableAt(without, fact.on);
  if (leftFen >= 0n || leftFen >= refundableAt(prepared, fact.on)) return [];
  const missing = formatYuanGrouped(-leftFen);
  return [
    {
      code: "receipt.refunded",
      field: "reversesFactId",
      zh: `其中 ¥${missing} 已经退给还款人，不能冲正：先收回退款，冲正那笔退款。`,
      en: `¥${missing} of it went back to the payer: get the refund back and reverse it first.`,
    },
  ];
}

/** By a reversal that was not taken back itself (K15). */
function isReversed(facts: readonly LoanFact[], factId: string): boolean {
  return facts.some(
    (one) =>
      one.kind === "reversed" && one.reversesFactId === factId && !isReversed(facts, one.factId),
  );
}
