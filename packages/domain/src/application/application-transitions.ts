import { nextState } from "../next-state.ts";

/** States of an application; after `reviewed` the contract carries on (ux 3.6). */
export const applicationStates = [
  "draft",
  "submitted",
  "awaiting-documents",
  "returned",
  "reviewed",
  "withdrawn",
  "voided",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const applicationEvents = [
  "submit",
  "request-documents",
  "supply-documents",
  "approve",
  "return",
  "withdraw",
  "void",
] as const;
export type ApplicationEvent = (typeof applicationEvents)[number];

/** The words shown to people. */
export const applicationStateNames: Readonly<
  Record<ApplicationState, { readonly zh: string; readonly en: string }>
> = {
  draft: { zh: "草稿", en: "draft" },
  submitted: { zh: "待复核", en: "awaiting review" },
  "awaiting-documents": { zh: "待补件", en: "awaiting documents" },
  returned: { zh: "已退回", en: "returned" },
  reviewed: { zh: "已复核", en: "reviewed" },
  withdrawn: { zh: "已撤销", en: "withdrawn" },
  voided: { zh: "已作废", en: "voided" },
};

/** What is done, to stand behind “不能” and "can't be". */
export const applicationEventNames: Readonly<
  Record<ApplicationEvent, { readonly zh: string; readonly en: string }>
> = {
  submit: { zh: "提交", en: "submitted" },
  "request-documents": { zh: "告知补件", en: "sent back for documents" },
  "supply-documents": { zh: "登记补件", en: "marked as supplied" },
  approve: { zh: "复核通过", en: "approved" },
  return: { zh: "退回", en: "returned" },
  withdraw: { zh: "撤销", en: "withdrawn" },
  void: { zh: "作废", en: "voided" },
};

interface ApplicationTransition {
  readonly from: ApplicationState;
  readonly event: ApplicationEvent;
  readonly to: ApplicationState;
  /** Clause of the rulebook. */
  readonly clause: string;
}

/**
 * Every move an application can make; what is not here is forbidden. A roster row enters as
 * `submitted`. The three last states are final: a changed mind makes a new application.
 */
export const applicationTransitions: readonly ApplicationTransition[] = [
  { from: "draft", event: "submit", to: "submitted", clause: "5.3.1" },
  { from: "draft", event: "withdraw", to: "withdrawn", clause: "5.3.1" },
  { from: "submitted", event: "request-documents", to: "awaiting-documents", clause: "5.3.2" },
  { from: "submitted", event: "approve", to: "reviewed", clause: "5.3.4" },
  { from: "submitted", event: "return", to: "returned", clause: "5.3.4" },
  { from: "submitted", event: "withdraw", to: "withdrawn", clause: "5.3.1" },
  { from: "submitted", event: "void", to: "voided", clause: "5.3.4" },
  { from: "awaiting-documents", event: "supply-documents", to: "submitted", clause: "5.3.2" },
  { from: "awaiting-documents", event: "withdraw", to: "withdrawn", clause: "5.3.1" },
  { from: "awaiting-documents", event: "void", to: "voided", clause: "5.3.4" },
  { from: "returned", event: "submit", to: "submitted", clause: "5.3.1" },
  { from: "returned", event: "withdraw", to: "withdrawn", clause: "5.3.1" },
  { from: "returned", event: "void", to: "voided", clause: "5.3.4" },
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function nextApplicationState(
  state: ApplicationState,
  event: ApplicationEvent,
): ApplicationState | undefined {
  return nextState(applicationTransitions, state, event);
}
