export {
  claimEvents,
  claimKinds,
  claimPayers,
  claimStates,
  claimTransitions,
  nextClaimState,
} from "./claim-state.ts";
export type { ClaimEvent, ClaimKind, ClaimPayer, ClaimState } from "./claim-state.ts";
export { decideClaim } from "./decide-claim.ts";
export type { ClaimDecision, ClaimStep, DecidedClaim } from "./decide-claim.ts";
export { affiliationOf, payersOf } from "./university-payers.ts";
export type {
  Affiliation,
  PayerShare,
  Places,
  RegisteredAffiliation,
} from "./university-payers.ts";
export { claimLines, splitBetween } from "./claim-lines.ts";
export type { ClaimLine, EarlierLine } from "./claim-lines.ts";
export { riskFund } from "./risk-fund.ts";
export type { DisbursedOn, FundRate, RiskFund } from "./risk-fund.ts";
