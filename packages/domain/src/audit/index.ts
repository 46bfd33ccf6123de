export type { ChainedAuditRow } from "./audit-chain-input.ts";
export { AUDIT_CHAIN_START, auditChainInput } from "./audit-chain-input.ts";
export type { ChainBreak, ChainBreakKind } from "./chain-break.ts";
export { chainBreakTexts } from "./chain-break.ts";
export type { AuditSeal, ChainHead, JudgedSeal } from "./judge-seal.ts";
export { AUDIT_CHAIN_EMPTY, judgeSeal } from "./judge-seal.ts";
export type { AuditAnchor } from "./anchor-line.ts";
export { anchorLine, readAnchorLine } from "./anchor-line.ts";
export type {
  ContractHead,
  SealedContractEvent,
  StoredContractEvent,
} from "./judge-contract-chain.ts";
export { judgeContractEvent, judgeContractState, startOfContract } from "./judge-contract-chain.ts";
