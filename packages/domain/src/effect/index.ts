export type { EffectRequest, LoanEffect, ProposedFact } from "./loan-effect.ts";
export { loanEffect, withProposed } from "./loan-effect.ts";
export type { EventRefusal, ProposedEvent } from "./decide-event.ts";
export { decideEvent, eventRefusal, eventRefusals } from "./decide-event.ts";
