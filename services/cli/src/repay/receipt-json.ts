import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { obstacleText } from "@bursar/domain/repayment";
import type { ReceiptOutcome } from "@bursar/servicing/repayments";
import type { Shell } from "../terminal/shell.ts";
import { STATES, VERDICTS } from "./receipt-words.ts";

/** A receipt after a step, for programs. */
export function outcomeJson(outcome: ReceiptOutcome) {
  const { amountFen, parts, ...rest } = outcome;
  return {
    ...rest,
    amount: formatYuan(amountFen),
    parts: parts.map((part) => ({
      contractNo: part.contractNo,
      amount: formatYuan(part.amountFen),
      dueOn: part.dueOn,
      applied: formatYuan(part.appliedFen),
      missing: formatYuan(part.missingFen),
      excess: formatYuan(part.excessFen),
      reversed: part.isReversed,
    })),
  };
}

/** A receipt after a step, for people: what was found, where it stands and what to do next. */
export function outcomeText({ pick }: Shell, outcome: ReceiptOutcome): string {
  const { id, verdict, state, obstacle, decideBy, parts } = outcome;
  const amounts = parts
    .filter(({ isReversed }) => !isReversed)
    .map(({ contractNo, appliedFen, missingFen, excessFen }) => {
      const [applied, missing, excess] = [appliedFen, missingFen, excessFen].map(formatYuanGrouped);
      return pick({
        zh: `  ${contractNo}  入账 ${applied}，还差 ${missing}，多付 ${excess}`,
        en: `  ${contractNo}  applied ${applied}, missing ${missing}, too much ${excess}`,
      });
    });
  const why = obstacleText(obstacle ?? undefined);
  const waits = state === "held" || state === "orphan";
  return [
    `${id}  ${pick(VERDICTS[verdict])}  ${pick(STATES[state])}`,
    ...amounts,
    ...(why === undefined ? [] : [`  ${pick(why)}`]),
    ...(waits ? [`  ${pick(nextStep(id, decideBy))}`] : []),
  ].join("\n");
}

function nextStep(id: string, decideBy: string | null) {
  const by =
    decideBy === null ? { zh: "", en: "" } : { zh: `${decideBy} 前`, en: ` by ${decideBy}` };
  return {
    zh: `请${by.zh}处理：bursar repay match ${id} --reason <事由>，或 repay return`,
    en: `To be decided${by.en}: bursar repay match ${id} --reason <why>, or repay return`,
  };
}
