import type { PlainDate } from "../calendar/index.ts";
import { formatYuanGrouped } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact } from "./fact.ts";
import { factName } from "./fact-name.ts";
import type { LoanState } from "./fold-loan.ts";
import type { LoanPosition } from "./position.ts";
import type { Bilingual } from "./rate-source-text.ts";
import type { ScheduleRow } from "./schedule.ts";

/** A fact that one state has and the other one has not. */
export interface DiffCause {
  readonly change: "added" | "taken-back";
  readonly fact: LoanFact;
}

/** One amount that differs; `dueOn` for an amount of a settlement, else of the position. */
export interface AmountDiff {
  readonly field: PositionAmount | RowAmount;
  readonly dueOn?: PlainDate;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly changeFen: Fen;
}

export interface StateDiff {
  /** Why: the facts that differ, in order. */
  readonly causes: readonly DiffCause[];
  /** What and by how much; only what differs. */
  readonly amounts: readonly AmountDiff[];
  readonly daysPastDue?: { readonly before: number; readonly after: number };
  readonly classification?: { readonly before: string; readonly after: string };
}

const POSITION_AMOUNTS = [
  "principalOutstandingFen",
  "principalOverdueFen",
  "interestOverdueFen",
  "penaltyFen",
  "toClearFen",
  "accruedInterestFen",
  "payoffFen",
  "unappliedFen",
] as const satisfies readonly (keyof LoanPosition)[];
type PositionAmount = (typeof POSITION_AMOUNTS)[number];

const ROW_AMOUNTS = [
  "interestSubsidisedFen",
  "interestBorneFen",
  "interestWaivedFen",
  "principalDueFen",
  "payableFen",
] as const satisfies readonly (keyof ScheduleRow)[];
type RowAmount = (typeof ROW_AMOUNTS)[number];

/** What a late, taken back or new fact changes between two states of one loan, and why. */
export function diffStates(before: LoanState, after: LoanState): StateDiff {
  const { position: was } = before;
  const { position: is } = after;
  const dues = new Set([...before.rows, ...after.rows].map(({ dueOn }) => dueOn));
  const rowOf = (state: LoanState, dueOn: PlainDate): ScheduleRow | undefined =>
    state.rows.find((row) => row.dueOn === dueOn);
  const amounts = [
    ...POSITION_AMOUNTS.flatMap((field) => diff(field, was[field], is[field])),
    ...[...dues].sort().flatMap((dueOn) => {
      const [old, now] = [rowOf(before, dueOn), rowOf(after, dueOn)];
      return ROW_AMOUNTS.flatMap((field) =>
        diff(field, old?.[field] ?? 0n, now?.[field] ?? 0n).map((one) => ({ ...one, dueOn })),
      );
    }),
  ];
  const days = { before: was.daysPastDue, after: is.daysPastDue };
  const classes = { before: was.classification, after: is.classification };
  return {
    causes: causesOf(before, after),
    amounts,
    ...(days.before === days.after ? {} : { daysPastDue: days }),
    ...(classes.before === classes.after ? {} : { classification: classes }),
  };
}

function diff(field: AmountDiff["field"], beforeFen: Fen, afterFen: Fen): AmountDiff[] {
  if (beforeFen === afterFen) return [];
  return [{ field, beforeFen, afterFen, changeFen: afterFen - beforeFen }];
}

function causesOf(before: LoanState, after: LoanState): readonly DiffCause[] {
  const missing = (from: LoanState, other: LoanState): readonly LoanFact[] =>
    from.facts.filter(({ factId }) => !other.facts.some((one) => one.factId === factId));
  return [
    ...missing(before, after).map((fact) => ({ change: "taken-back", fact }) as const),
    ...missing(after, before).map((fact) => ({ change: "added", fact }) as const),
  ].sort((a, b) => (knownOn(a.fact) < knownOn(b.fact) ? -1 : 1));
}

/** One line a cause and one an amount: why, what, from, to, by how much. */
export function diffText({ causes, amounts }: StateDiff, language: "zh" | "en"): string {
  const zh = language === "zh";
  const why = causes.map(({ change, fact }) => {
    const verb = change === "added" ? (zh ? "新增" : "new") : zh ? "冲正" : "taken back";
    return `${verb}：${factName(fact)[language]}`.replace("：", zh ? "：" : ": ");
  });
  const what = amounts.map(({ field, dueOn, beforeFen, afterFen, changeFen }) => {
    const sign = changeFen > 0n ? "+" : "−";
    const by = formatYuanGrouped(changeFen < 0n ? -changeFen : changeFen);
    const name = `${dueOn === undefined ? "" : `${dueOn} `}${AMOUNTS[field][language]}`;
    const [from, to] = [formatYuanGrouped(beforeFen), formatYuanGrouped(afterFen)];
    return `${name} ${from} → ${to}（${sign}${by}）`.replace(/（(.*)）$/, zh ? "（$1）" : " ($1)");
  });
  return [...why, ...what].join("\n");
}

const AMOUNTS: Readonly<Record<AmountDiff["field"], Bilingual>> = {
  principalOutstandingFen: { zh: "未还本金", en: "principal outstanding" },
  principalOverdueFen: { zh: "逾期本金", en: "principal overdue" },
  interestOverdueFen: { zh: "逾期利息", en: "interest overdue" },
  penaltyFen: { zh: "罚息", en: "penalty" },
  toClearFen: { zh: "还清逾期需还", en: "to clear" },
  accruedInterestFen: { zh: "已计未结利息", en: "accrued interest" },
  payoffFen: { zh: "全部结清需还", en: "payoff" },
  unappliedFen: { zh: "未使用的款项", en: "unapplied" },
  interestSubsidisedFen: { zh: "财政贴息", en: "interest paid by the treasury" },
  interestBorneFen: { zh: "本人利息", en: "own interest" },
  interestWaivedFen: { zh: "减免利息", en: "interest waived" },
  principalDueFen: { zh: "应还本金", en: "principal due" },
  payableFen: { zh: "应还", en: "payable" },
};
