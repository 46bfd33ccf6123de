import { findApplication, type Application } from "@bursar/database/applications";
import { listFiledApplications } from "@bursar/database/borrowers";
import type { Tx } from "@bursar/database/connection";
import { findContractOfApplication } from "@bursar/database/contracts";

/** What came to nothing is on the index, but nobody waits for its papers. */
const ENDED: readonly string[] = ["withdrawn", "voided"];

/** The applications of a borrower that count, the oldest first, with the contract of each. */
export async function findApplications(
  tx: Tx,
  borrowerId: string,
): Promise<{ application: Application; contractNo: string | null }[]> {
  const filed = (await listFiledApplications(tx, borrowerId)).toReversed();
  const found: { application: Application; contractNo: string | null }[] = [];
  for (const { id, status } of filed) {
    if (ENDED.includes(status)) continue;
    const application = await findApplication(tx, id);
    if (application === undefined) continue;
    const contract = await findContractOfApplication(tx, id);
    found.push({ application, contractNo: contract?.contractNo ?? null });
  }
  return found;
}
