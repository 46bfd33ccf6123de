import type { AnyRoute } from "@bursar/http/routes";
import { acceptContract } from "./contracts/accept-contract.route.ts";
import { approveByLender } from "./contracts/approve-by-lender.route.ts";
import { confirmSignatures } from "./contracts/confirm-signatures.route.ts";
import {
  confirmGuardianConsent,
  recordGuardianConsent,
  showGuardianConsent,
} from "./contracts/guardian-consent.route.ts";
import { listCoBorrowers } from "./contracts/list-co-borrowers.route.ts";
import { listContracts } from "./contracts/list-contracts.route.ts";
import { listOwnReceipts } from "./contracts/list-own-receipts.route.ts";
import { printAcceptanceCertificate } from "./contracts/print-acceptance-certificate.route.ts";
import { recordDisbursement } from "./contracts/record-disbursement.route.ts";
import { recordOwnReceipt, recordOwnReceipts } from "./contracts/record-own-receipts.route.ts";
import { recordReceipt } from "./contracts/record-receipt.route.ts";
import { recordSignatures } from "./contracts/record-signatures.route.ts";
import type { TrackerDeps } from "./define-route.ts";

export type { TrackerDeps } from "./define-route.ts";

/** Everything that this service answers, in the order of a contract's life. */
export const contractTrackerRoutes: readonly AnyRoute<TrackerDeps>[] = [
  listContracts,
  listCoBorrowers,
  showGuardianConsent,
  recordGuardianConsent,
  confirmGuardianConsent,
  recordSignatures,
  confirmSignatures,
  acceptContract,
  printAcceptanceCertificate,
  recordReceipt,
  listOwnReceipts,
  recordOwnReceipts,
  recordOwnReceipt,
  approveByLender,
  recordDisbursement,
];
