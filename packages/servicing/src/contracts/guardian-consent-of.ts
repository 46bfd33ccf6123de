import { findApplication } from "@bursar/database/applications";
import type { Tx } from "@bursar/database/connection";
import { findGuardianConsent, type Contract } from "@bursar/database/contracts";

/** What a contract needs before its borrower signs (rulebook 1.1). */
export async function guardianConsentOf(
  tx: Tx,
  contract: Contract,
): Promise<"not-needed" | "given" | "missing"> {
  if (!(await isMinors(tx, contract))) return "not-needed";
  const consent = await findGuardianConsent(tx, contract.id);
  return consent !== undefined && consent.confirmedBy !== null ? "given" : "missing";
}

/** A borrower under 18 was marked when the application came in (rulebook K31). */
export async function isMinors(
  tx: Tx,
  { applicationId }: Pick<Contract, "applicationId">,
): Promise<boolean> {
  if (applicationId === null) return false;
  const application = await findApplication(tx, applicationId);
  return application?.warnings.includes("borrower.minor") === true;
}
