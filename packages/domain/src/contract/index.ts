export type { ContractEvent, ContractState } from "./contract-transitions.ts";
export {
  contractEvents,
  contractStates,
  contractTransitions,
  isFinalState,
  nextStepOf,
} from "./contract-transitions.ts";
export { contractEventNames, contractStateNames } from "./contract-words.ts";
export type { ContractRefusal, NextContractState } from "./next-contract-state.ts";
export { nextContractState } from "./next-contract-state.ts";
export type {
  ContractCommand,
  ContractDecision,
  ContractFacts,
  Signature,
} from "./decide-contract-event.ts";
export { decideContractEvent } from "./decide-contract-event.ts";
export { isReceiptCode, normaliseReceiptCode, receiptCodeFrom } from "./receipt-code.ts";
export { receiptDeadlineOn } from "./receipt-deadline.ts";
export { contractNumberFrom } from "./contract-number.ts";
export type { ChainedContractEvent } from "./chain-input.ts";
export { CHAIN_START, chainInput } from "./chain-input.ts";
export type { ConsentCommand, ConsentFacts } from "./guardian-consent.ts";
export { decideGuardianConsent } from "./guardian-consent.ts";
