import { findApplication } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { addLocators, businessDate, findCentre } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { findContractOfApplication, insertContract, nextNumber } from "@bursar/database/contracts";
import { contractNumberFrom } from "@bursar/domain/contract";
import type { Deps } from "../deps.ts";
import { lockContract, moveContract } from "./move-contract.ts";

/**
 * Makes the contract of a reviewed application and sends it out for signing. Delivered twice, it
 * finds the contract and does nothing; an application that is not reviewed (any more) gets none.
 */
export async function issueContract(
  deps: Deps,
  command: { context: ActionContext; applicationId: string },
): Promise<void> {
  await withTransaction(deps.db, command.context, async (tx) => {
    const application = await findApplication(tx, command.applicationId, true);
    if (application === undefined || application.status !== "reviewed") return;
    if ((await findContractOfApplication(tx, application.id)) !== undefined) return;
    const centre = await findCentre(tx);
    const issuedOn = await businessDate(tx);
    const year = Number(application.academicYear.slice(0, 4));
    const first = BigInt(centre.contractSerialFrom);
    const serial = await nextNumber(tx, `contract-${year}`, first);
    const contractNo = contractNumberFrom({
      prefix: centre.contractPrefix,
      year,
      serial: Number(serial),
    });
    const id = newId("con");
    await insertContract(tx, {
      id,
      contractNo,
      applicationId: application.id,
      borrowerId: application.borrowerId,
      status: "draft",
      principalFen: application.amountFen,
      issuedOn,
    });
    await addLocators(tx, [{ kind: "contract-number", value: contractNo }]);
    await recordAudit(tx, {
      action: "contract.issued",
      subjectId: id,
      after: { contractNo, applicationId: application.id, principalFen: application.amountFen },
    });
    await moveContract(tx, await lockContract(tx, id), {
      command: { event: "send", on: issuedOn },
      data: { contractNo },
    });
  });
}
