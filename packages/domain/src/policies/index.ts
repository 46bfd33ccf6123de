export type { AcceptedRows, RefusedRows } from "./check-proposal.ts";
export { checkProposal, withProposed } from "./check-proposal.ts";
export type {
  DecidableBacktest,
  DecidableProposal,
  ProposalCommand,
  ProposalDecision,
  ProposalRefusal,
} from "./decide-proposal-step.ts";
export { decideProposalStep, refuseBacktest } from "./decide-proposal-step.ts";
export type { EffectSummary, FailedLoan, FigureSums, JudgedLoan, Mover } from "./effect-summary.ts";
export { HISTOGRAM_EDGES, magnitude, noEffect, summarise } from "./effect-summary.ts";
export type { EffectFigure, EffectFigures, EffectSpans, LoanEffect } from "./loan-effect.ts";
export { EFFECT_FIGURES, effectFigures, effectSpans, loanEffect } from "./loan-effect.ts";
export type { ProposalEvent, ProposalState } from "./proposal-states.ts";
export {
  nextProposalState,
  proposalEvents,
  proposalStateNames,
  proposalStates,
} from "./proposal-states.ts";
export { refoldFrom } from "./refold-from.ts";
export { lprRow, waiverRow } from "./shorthand-rows.ts";
