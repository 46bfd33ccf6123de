export {
  confirmSignature,
  countContracts,
  findContract,
  findContractOfApplication,
  insertContract,
  insertContractEvent,
  insertContracts,
  knownContractNos,
  lastContractEvent,
  listContracts,
  listSignatures,
  nextNumber,
  saveContract,
  saveSignature,
  type Contract,
  type ContractEventRow,
  type ContractFilter,
  type ContractProgress,
  type ContractRow,
  type Signature,
} from "./contracts.ts";
export {
  confirmGuardianConsent,
  findGuardianConsent,
  saveGuardianConsent,
  type GuardianConsent,
} from "./guardian-consents.ts";
export { listOwnReceipts, type OwnReceiptFilter, type OwnReceiptRow } from "./own-receipts.ts";
