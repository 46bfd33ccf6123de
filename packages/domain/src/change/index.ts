export type { ChangeEvent, ChangeKind, ChangeState } from "./change-transitions.ts";
export {
  changeEvents,
  changeKinds,
  changeStates,
  changeTransitions,
  nextChangeState,
} from "./change-transitions.ts";
export { changeEventNames, changeKindNames, changeStateNames } from "./change-words.ts";
export type { FilingDays, FilingState } from "./study-filing.ts";
export { filingDays } from "./study-filing.ts";
export type { AccountMethod } from "./account-number.ts";
export { isAccount, maskAccount, normaliseAccount } from "./account-number.ts";
export type { RosterAgreement, RosterStatement } from "./graduation.ts";
export { graduationWindow, rosterAgreement } from "./graduation.ts";
