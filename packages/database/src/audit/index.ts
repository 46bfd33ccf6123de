export { recordAudit, type AuditEntry } from "./record-audit.ts";
export {
  listActsSince,
  listAuditRows,
  lockActor,
  type AuditFilter,
  type AuditRow,
} from "./audit-rows.ts";
export {
  anchorToday,
  centresWithUnsealed,
  countUnsealed,
  findChainHead,
  findLostRow,
  findStrayRow,
  insertSeals,
  listAnchors,
  listSealedRows,
  listUnsealed,
  lockSealing,
  type SealedRow,
} from "./audit-seals.ts";
export { countChains, listContractChains, type ContractPlace } from "./contract-chains.ts";
