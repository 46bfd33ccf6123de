/** Every table, in one list that drizzle-kit reads to write the migrations. */
export { centres, businessDates, locators } from "./centres/tables.ts";
export {
  policyProposals,
  policyRows,
  policyBacktests,
  policyBacktestLoans,
} from "./policies/tables.ts";
export { universities, universityNames } from "./universities/tables.ts";
export { schools } from "./schools/tables.ts";
export { divisions, registryEditions } from "./divisions/tables.ts";
export { searchKeys } from "./search/tables.ts";
export { borrowers, refreshConflicts } from "./borrowers/tables.ts";
export {
  applications,
  applicationDrafts,
  applicationEvents,
  deficiencyNotices,
  reviewOpenings,
  amountRaises,
} from "./applications/tables.ts";
export { publicityNotices, publicityEntries, publicityObjections } from "./publicity/tables.ts";
export {
  preApplications,
  preApplicationEvents,
  interestEntries,
} from "./pre-applications/tables.ts";
export { hardshipRecognitions, hardshipEvents } from "./hardship/tables.ts";
export {
  contracts,
  contractSignatures,
  contractEvents,
  numberSeries,
  guardianConsents,
} from "./contracts/tables.ts";
export {
  changeRequests,
  contractAccounts,
  contractCoBorrowers,
  borrowerContacts,
} from "./changes/tables.ts";
export { documents, documentPrints, documentUploadLinks } from "./documents/tables.ts";
export { archiveBags, archiveExports, archiveExportSlices } from "./archive/tables.ts";
export {
  loans,
  loanFacts,
  loanStandings,
  loanRates,
  loanSettlements,
  transfers,
} from "./loans/tables.ts";
export {
  plannedTransfers,
  plannedSettlements,
  plannedClassChanges,
  plannedStandings,
} from "./planned/tables.ts";
export { loanClassChanges } from "./delinquency/tables.ts";
export {
  collectionCases,
  collectionContacts,
  paymentPromises,
  demands,
  demandDeliveries,
} from "./collections/tables.ts";
export { limitationEvents } from "./limitation/tables.ts";
export { borrowerConditions } from "./borrower-conditions/tables.ts";
export { loanWriteOffs } from "./write-offs/tables.ts";
export { backupRecords } from "./backups/tables.ts";
export { batchRuns, batchChunks, batchFailures, batchTieOuts } from "./batches/tables.ts";
export { subsidyClaims, subsidyClaimLines, riskFundYears } from "./claims/tables.ts";
export { creditRows, creditNotices } from "./credit-extracts/tables.ts";
export { notices } from "./notices/tables.ts";
export { imports, importRows, importDifferences } from "./imports/tables.ts";
export {
  lenderBookModes,
  lenderStatements,
  lenderBalances,
  lenderDifferences,
} from "./lender-books/tables.ts";
export { issuedStatements } from "./statements/tables.ts";
export { outbox } from "./outbox/tables.ts";
export {
  receipts,
  receiptParts,
  receiptDuplicates,
  receiptSteps,
  refunds,
  remittances,
} from "./repayments/tables.ts";
export { prepayments } from "./prepayments/tables.ts";
export { deferrals } from "./deferrals/tables.ts";
export { rescues, rescueLoans, rescueEvents } from "./rescues/tables.ts";
export { compensations } from "./compensations/tables.ts";
export { reversals } from "./reversals/tables.ts";
export { legalHolds, retentionRuns, retentionItems } from "./retention/tables.ts";
export { auditAnchors, auditRows, auditSeals, auditUnsealed } from "./audit/tables.ts";
export { dataKeys } from "./keys/tables.ts";
export { idempotencyKeys } from "./connection/tables.ts";
export {
  authSchema,
  user,
  session,
  account,
  verification,
  staffMembers,
  signInPolicies,
  secondFactors,
  recoveryCodes,
  volunteerCodes,
  volunteers,
  volunteerSessions,
  serviceKeys,
  signInFailures,
  graduateCodes,
  graduateCodeRequests,
  graduateSessions,
} from "./accounts/tables.ts";
