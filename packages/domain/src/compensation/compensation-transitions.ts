import { nextState } from "../next-state.ts";

/** For what the state repays a loan 代偿: 基层就业, 服兵役. */
export const compensationSchemes = ["grassroots-service", "military-service"] as const;
export type CompensationScheme = (typeof compensationSchemes)[number];

/** Whether the money pays what is due, or principal ahead of its dates with it. */
export const compensationUses = ["due", "principal"] as const;
export type CompensationUse = (typeof compensationUses)[number];

export const compensationStates = [
  "entered",
  "posted",
  "rejected",
  "withdrawn",
  "reversed",
] as const;
export type CompensationState = (typeof compensationStates)[number];

export const compensationEvents = ["approve", "reject", "withdraw", "reverse"] as const;
export type CompensationEvent = (typeof compensationEvents)[number];

/** The words shown to people. */
export const compensationStateNames: Readonly<
  Record<CompensationState, { readonly zh: string; readonly en: string }>
> = {
  entered: { zh: "待复核", en: "awaiting review" },
  posted: { zh: "已入账", en: "posted" },
  rejected: { zh: "未通过", en: "rejected" },
  withdrawn: { zh: "已撤销", en: "withdrawn" },
  reversed: { zh: "已冲正", en: "reversed" },
};

interface CompensationTransition {
  readonly from: CompensationState;
  readonly event: CompensationEvent;
  readonly to: CompensationState;
}

/** What is posted is undone by a reversal of its fact alone, which moves the entry too. */
export const compensationTransitions: readonly CompensationTransition[] = [
  { from: "entered", event: "approve", to: "posted" },
  { from: "entered", event: "reject", to: "rejected" },
  { from: "entered", event: "withdraw", to: "withdrawn" },
  { from: "posted", event: "reverse", to: "reversed" },
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function nextCompensationState(
  state: CompensationState,
  event: CompensationEvent,
): CompensationState | undefined {
  return nextState(compensationTransitions, state, event);
}
