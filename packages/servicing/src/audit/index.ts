export { sealAudit, type SealedAudit } from "./seal-audit.ts";
export { verifyAuditChain, type VerifiedAudit, type VerifyChain } from "./verify-audit-chain.ts";
export { verifyContractChains, type VerifiedContracts } from "./verify-contract-chains.ts";
export { listAuditRows } from "./list-audit-rows.ts";
export { showAuditChain, type ShownAuditChain } from "./show-audit-chain.ts";
