import { yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { formatYuan, formatYuanGrouped } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import { decidePublicityOver } from "../publicity/index.ts";
import type { RescueKind } from "./rescue-causes.ts";
import { nextRescueState, rescueStateNames } from "./rescue-transitions.ts";
import type { RescueEvent, RescueState } from "./rescue-transitions.ts";

/** What a decision needs of a stored case. */
export interface DecidableRescue {
  readonly status: RescueState;
  readonly makerId: string;
  readonly checkerId: string | null;
  /** Null while it was not public since it was last reviewed. */
  readonly publicity: { readonly toOn: PlainDate; readonly openObjections: number } | null;
}

export interface RescueCommand {
  readonly event: RescueEvent;
  readonly actorId: string;
  readonly on: PlainDate;
}

export interface RescueRefusal {
  readonly kind: "refused";
  readonly code:
    | "rescue.wrong-state"
    | "rescue.same-person"
    | "rescue.outside-window"
    | "rescue.amount-differs"
    | "publicity.still-running"
    | "objection.unresolved";
  readonly zh: string;
  readonly en: string;
  readonly data?: Readonly<Record<string, string>>;
}

export type RescueDecision =
  | { readonly kind: "moved"; readonly status: RescueState }
  | RescueRefusal;

const OF_THE_CHECKER: ReadonlySet<RescueEvent> = new Set(["review", "approve", "refuse"]);

/**
 * Whether a case may move (rulebook 5.7). Precedence: the state allows it; before an approval no
 * objection is open and the days are over; another person than the maker reviews, approves and
 * refuses; another one than who approved records the payment.
 */
export function decideRescue(rescue: DecidableRescue, command: RescueCommand): RescueDecision {
  const { event, actorId, on } = command;
  const status = nextRescueState(rescue.status, event);
  if (status === undefined) return wrongState(rescue.status);
  if (event === "approve" && rescue.publicity !== null) {
    const over = decidePublicityOver(rescue.publicity, on);
    if (over.kind === "refused") return over;
  }
  if (OF_THE_CHECKER.has(event) && actorId === rescue.makerId)
    return samePerson("受理人不能审核、批准自己受理的救助：交给另一位复核人。", {
      en: "The maker can't review or approve their own case: hand it to another checker.",
    });
  if (event === "pay" && actorId === rescue.checkerId)
    return samePerson("批准救助的人不能登记拨付：由另一人按拨款单登记。", {
      en: "Who approved the case can't record its payment: another person does.",
    });
  return { kind: "moved", status };
}

/** Whether applications of the kind are taken on a day; the window is the province's. */
export function decideRescueWindow(
  policy: Policy,
  kind: RescueKind,
  on: PlainDate,
): RescueRefusal | undefined {
  const series = policy.rescueWindow[kind];
  if (series === undefined) throw new Error(`no window for a rescue of kind ${kind}`);
  const { from, to } = inForce(series, on).value;
  const [opensOn, closesOn] = [dateInYear(from, yearOf(on)), dateInYear(to, yearOf(on))];
  if (opensOn <= on && on <= closesOn) return undefined;
  const nextDay = on < opensOn ? opensOn : dateInYear(from, yearOf(on) + 1);
  return {
    kind: "refused",
    code: "rescue.outside-window",
    zh: `这类救助每年 ${from} 至 ${to} 受理：${nextDay} 起再来申请。`,
    en: `Such a rescue is taken from ${from} to ${to} each year: apply from ${nextDay} on.`,
    data: { nextDay },
  };
}

/** A rescue pays exactly what is owed; another amount is looked into, not posted. */
export function decideRescueAmount(paidFen: Fen, owedFen: Fen): RescueRefusal | undefined {
  if (paidFen === owedFen) return undefined;
  return {
    kind: "refused",
    code: "rescue.amount-differs",
    zh: `代偿日应代偿 ¥${formatYuanGrouped(owedFen)}，拨款单是 ¥${formatYuanGrouped(paidFen)}：核对代偿日和金额。`,
    en: `¥${formatYuanGrouped(owedFen)} is owed on that day, ¥${formatYuanGrouped(paidFen)} was paid: check day and amount.`,
    data: { owed: formatYuan(owedFen) },
  };
}

function wrongState(state: RescueState): RescueRefusal {
  const { zh, en } = rescueStateNames[state];
  return {
    kind: "refused",
    code: "rescue.wrong-state",
    zh: `救助申请现在是“${zh}”，不能办这一步：刷新，看它现在能办什么。`,
    en: `The case is ${en} and can't take this step: reload it and see what it can.`,
  };
}

function samePerson(zh: string, { en }: { readonly en: string }): RescueRefusal {
  return { kind: "refused", code: "rescue.same-person", zh, en };
}
