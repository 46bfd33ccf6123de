import { nextState } from "../next-state.ts";

/** States of a pre-application (rulebook 5.2). */
export const preApplicationStates = [
  "draft",
  "school-approved",
  "verified",
  "publicised",
  "imported",
  "passed",
  "rejected",
  "withdrawn",
] as const;
export type PreApplicationState = (typeof preApplicationStates)[number];

export const preApplicationEvents = [
  "school-approve",
  "verify",
  "publicise",
  "take-down",
  "import",
  "pass",
  "return",
  "reject",
  "withdraw",
] as const;
export type PreApplicationEvent = (typeof preApplicationEvents)[number];

/** The words shown to people. */
export const preApplicationStateNames: Readonly<
  Record<PreApplicationState, { readonly zh: string; readonly en: string }>
> = {
  draft: { zh: "草稿", en: "a draft" },
  "school-approved": { zh: "学校已审核", en: "approved by the school" },
  verified: { zh: "县中心已核实", en: "verified by the centre" },
  publicised: { zh: "公示中或已公示", en: "public" },
  imported: { zh: "已录入贷款机构系统", en: "entered in the lender's system" },
  passed: { zh: "预申请通过", en: "passed" },
  rejected: { zh: "不予通过", en: "rejected" },
  withdrawn: { zh: "已撤销", en: "withdrawn" },
};

interface PreApplicationTransition {
  readonly from: PreApplicationState;
  readonly event: PreApplicationEvent;
  readonly to: PreApplicationState;
}

/**
 * Every move a pre-application can make (rulebook 5.2); what is not here is forbidden. A school's
 * stamped roster enters as `school-approved`, a single one as `draft`. An upheld objection returns
 * it; a list that is taken down before its end is published anew. The last three states are final: a changed mind makes a new one.
 */
export const preApplicationTransitions: readonly PreApplicationTransition[] = [
  { from: "draft", event: "school-approve", to: "school-approved" },
  { from: "draft", event: "withdraw", to: "withdrawn" },
  { from: "school-approved", event: "verify", to: "verified" },
  { from: "school-approved", event: "return", to: "draft" },
  { from: "school-approved", event: "reject", to: "rejected" },
  { from: "school-approved", event: "withdraw", to: "withdrawn" },
  { from: "verified", event: "publicise", to: "publicised" },
  { from: "verified", event: "return", to: "draft" },
  { from: "verified", event: "reject", to: "rejected" },
  { from: "verified", event: "withdraw", to: "withdrawn" },
  { from: "publicised", event: "take-down", to: "verified" },
  { from: "publicised", event: "import", to: "imported" },
  { from: "publicised", event: "return", to: "draft" },
  { from: "publicised", event: "reject", to: "rejected" },
  { from: "publicised", event: "withdraw", to: "withdrawn" },
  { from: "imported", event: "pass", to: "passed" },
  { from: "imported", event: "reject", to: "rejected" },
  { from: "imported", event: "withdraw", to: "withdrawn" },
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function nextPreApplicationState(
  state: PreApplicationState,
  event: PreApplicationEvent,
): PreApplicationState | undefined {
  return nextState(preApplicationTransitions, state, event);
}
