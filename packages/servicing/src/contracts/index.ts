export { acceptContract } from "./accept-contract.ts";
export { approveByLender } from "./approve-by-lender.ts";
export { confirmSignatures, type ConfirmSignatures } from "./confirm-signatures.ts";
export { issueContract } from "./issue-contract.ts";
export { listContracts } from "./list-contracts.ts";
export { recordDisbursement, type RecordDisbursement } from "./record-disbursement.ts";
export { listOwnReceipts, type OwnReceipt, type UniversityOffice } from "./list-own-receipts.ts";
export {
  recordOwnReceipt,
  recordOwnReceipts,
  type OwnReceiptEntry,
  type OwnReceiptOutcome,
} from "./record-own-receipts.ts";
export { recordReceipt, type RecordReceipt } from "./record-receipt.ts";
export type { Party } from "./signing-steps.ts";
export { recordSignatures, type RecordSignatures } from "./record-signatures.ts";
export {
  confirmGuardianConsent,
  recordGuardianConsent,
  showGuardianConsent,
  type RecordGuardianConsent,
  type ShownConsent,
} from "./guardian-consent.ts";
export { listCoBorrowers, type CoBorrowerSpan } from "./list-co-borrowers.ts";
