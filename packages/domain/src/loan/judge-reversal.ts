import { toEpochDay } from "../calendar/index.ts";
import { formatYuanGrouped } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import type { Judging } from "./decide-fact.ts";
import type { FactRefusal } from "./fact-decision.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact, Reversed } from "./fact.ts";
import { refundableAt } from "./open-dues.ts";
import { markAt } from "./position.ts";
import { prepareLoan } from "./prepared-loan.ts";
import type { Version } from "./prepared-loan.ts";

/**
 * A deferral can't be taken back (K20, rulebook 4), nor can money that was given back already
 * or that an early repayment rests on; anything else can, once.
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
  const refunded = judgeRefunded(fact, judging);
  return refunded.length > 0 || !isMoney(target) ? refunded : judgeUsed(fact, judging);
}

function isMoney({ kind }: LoanFact): boolean {
  return kind === "repaid" || kind === "rescued" || kind === "prepaid";
}

/** Money without which an early repayment would have been paid with less than it cost (K17). */
function judgeUsed(fact: Reversed, { loan, prepared }: Judging): readonly FactRefusal[] {
  const without = prepareLoan({ ...loan, facts: [...loan.facts, fact] });
  const missingFen = unpaidClearings(without.latest()) - unpaidClearings(prepared.latest());
  if (missingFen <= 0n) return [];
  const missing = formatYuanGrouped(missingFen);
  return [
    {
      code: "reversal.used-by-prepayment",
      field: "reversesFactId",
      zh: `后来的提前还款用了其中 ¥${missing}：先冲正那笔提前还款，再冲正这一笔。`,
      en: `A later early repayment rests on ¥${missing} of it: reverse that one first.`,
    },
  ];
}

/** By how much early repayments cost more than came in and was there for them. */
function unpaidClearings(version: Version | undefined): Fen {
  if (version === undefined) return 0n;
  let fen = 0n;
  for (const fact of version.facts) {
    if (fact.kind !== "prepaid" || fact.receivedFen === undefined) continue;
    const day = version.plan.prepayments.find(({ factId }) => factId === fact.factId)?.day;
    if (day === undefined) continue;
    const { clearings } = markAt(version, day);
    const paid = clearings.find(({ factId }) => factId === fact.factId)?.receivedFen ?? 0n;
    if (paid > fact.receivedFen) fen += paid - fact.receivedFen;
  }
  return fen;
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
