import { toEpochDay } from "../calendar/index.ts";
import { formatYuanGrouped } from "../money/index.ts";
import type { Judging } from "./decide-fact.ts";
import type { FactRefusal } from "./fact-decision.ts";
import type { Refunded, WrittenOff } from "./fact.ts";
import type { Fen } from "../money/index.ts";
import { markAt, positionOf } from "./position.ts";
import type { Version } from "./prepared-loan.ts";

/** Only money that paid nothing and waits for nothing can be given back (rulebook 9.5, 2102). */
export function judgeRefund(fact: Refunded, { prepared }: Judging): readonly FactRefusal[] {
  const version = prepared.latest();
  const day = toEpochDay(fact.on);
  const refundableFen = version === undefined ? 0n : freeFrom(version, day);
  if (fact.amountFen <= 0n)
    return [
      {
        code: "refund.amount-invalid",
        field: "amountFen",
        zh: "退款金额须大于 0.00。",
        en: "The refund must be above 0.00.",
      },
    ];
  if (fact.amountFen <= refundableFen) return [];
  return [
    {
      code: "refund.more-than-refundable",
      field: "amountFen",
      zh: `可退款项只有 ¥${formatYuanGrouped(refundableFen)}：改为不超过这个数。`,
      en: `Only ¥${formatYuanGrouped(refundableFen)} can be given back: ask for no more.`,
    },
  ];
}

/** What is to be given back on a day and is still there after everything that is recorded since. */
function freeFrom(version: Version, day: number): Fen {
  const lastDay = version.facts.reduce((last, { on }) => Math.max(last, toEpochDay(on)), day);
  let fen = markAt(version, day).refundableFen;
  for (const mark of version.marksThrough(lastDay))
    if (mark.day > day && mark.day <= lastDay && mark.refundableFen < fen) fen = mark.refundableFen;
  return fen;
}

/** The lender's act: once, and only where something is owed. */
export function judgeWriteOff(fact: WrittenOff, { prepared }: Judging): readonly FactRefusal[] {
  const version = prepared.latest();
  if (version === undefined) return [];
  if (version.facts.some(({ kind }) => kind === "written-off"))
    return [
      {
        code: "write-off.already-written-off",
        field: "on",
        zh: "这笔贷款已经登记核销：无需再次登记。",
        en: "The loan is recorded as written off already: nothing is left to do.",
      },
    ];
  const { payoffFen } = positionOf(version, toEpochDay(fact.on));
  if (payoffFen > 0n) return [];
  return [
    {
      code: "write-off.nothing-owed",
      field: "on",
      zh: "这笔贷款没有欠款：核对合同编号。",
      en: "Nothing is owed on this loan: check the contract number.",
    },
  ];
}
