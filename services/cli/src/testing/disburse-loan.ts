import type { ActionContext, Database } from "@bursar/database/connection";
import { approveApplication, listApplications } from "@bursar/servicing/applications";
import { setBusinessDate } from "@bursar/servicing/centres";
import {
  acceptContract,
  approveByLender,
  confirmSignatures,
  issueContract,
  listContracts,
  recordDisbursement,
  recordReceipt,
  recordSignatures,
  type Party,
} from "@bursar/servicing/contracts";

const PARTIES: readonly Party[] = ["borrower", "co-borrower", "centre"];

/**
 * Carries the application of a student who graduated in 2025 to its loan of 2024-11-20, by the
 * same use cases as the season, and leaves the centre at 2026-11-20.
 *
 * @returns the contract's number
 */
export async function disburseLoan(database: Database, centreId: string): Promise<string> {
  const deps = { db: database };
  const maker = contextOf("usr_maker", centreId);
  const checker = contextOf("usr_checker", centreId);
  const applications = await listApplications(deps, { context: maker, filter: { limit: 200 } });
  const application = applications.find((one) => one.graduationYear === 2025);
  if (application === undefined) throw new Error("nobody graduates in 2025");
  const { id: applicationId, version } = application;
  await setBusinessDate(deps, { context: maker, businessOn: "2024-08-20" });
  await approveApplication(deps, { context: checker, applicationId, version });
  await issueContract(deps, { context: maker, applicationId });
  await setBusinessDate(deps, { context: maker, businessOn: "2026-11-20" });
  const [contract] = await listContracts(deps, { context: maker, filter: { limit: 1 } });
  if (contract === undefined) throw new Error("no contract was issued");
  const contractId = contract.id;
  const signatures = PARTIES.map((party) => ({ party, signedOn: "2024-08-31" }));
  await recordSignatures(deps, { context: maker, contractId, signatures });
  await confirmSignatures(deps, { context: checker, contractId, parties: PARTIES });
  const accepted = await acceptContract(deps, {
    context: maker,
    contractId,
    acceptedOn: "2024-08-31",
  });
  await recordReceipt(deps, {
    context: maker,
    contractId,
    receiptCode: accepted.receiptCode ?? "",
    recordedOn: "2024-09-30",
    tuitionDueFen: 0n,
  });
  await approveByLender(deps, { context: maker, contractId, approvedOn: "2024-11-10" });
  const amountFen = contract.principalFen;
  const disbursedOn = "2024-11-20";
  await recordDisbursement(deps, { context: maker, contractId, disbursedOn, amountFen });
  return contract.contractNo;
}

export function contextOf(id: string, centreId: string): ActionContext {
  return { actor: { id, kind: "staff" }, centreId, requestId: "test" };
}
