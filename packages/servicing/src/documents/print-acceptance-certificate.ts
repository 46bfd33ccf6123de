import { findApplication } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessNow, findCentre } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { findContract } from "@bursar/database/contracts";
import { findUniversity } from "@bursar/database/universities";
import { renderPdf, type AcceptanceCertificate } from "@bursar/documents/pdf";
import { maskIdNumber } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import { dateInYear, inForce } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { countPrint } from "./count-print.ts";
import type { DocumentContent } from "./view-document.ts";

type Facts = Omit<AcceptanceCertificate, "printNo" | "printedBy" | "printedAt">;

/**
 * 受理证明 of an accepted contract as a PDF. Each print is numbered; from the second on it needs
 * a reason.
 *
 * @throws Refusal `contract.not-found`, `document.not-yet-accepted`,
 * `document.reprint-reason-missing`, `document.glyph-missing`.
 */
export async function printAcceptanceCertificate(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly contractId: string;
    readonly reason: string | undefined;
    /** Name of who prints, for the foot of the sheet. */
    readonly printedBy: string;
  },
): Promise<DocumentContent> {
  const { contractId, reason, printedBy } = command;
  return withTransaction(deps.db, command.context, async (tx) => {
    const facts = await certificateFacts(tx, contractId);
    const sheet = "acceptance-certificate";
    const printNo = await countPrint(tx, { subjectId: contractId, sheet, reason });
    const { at: printedAt } = await businessNow(tx);
    const content = await renderPdf(sheet, { ...facts, printNo, printedBy, printedAt });
    await recordAudit(tx, {
      action: "document.printed",
      subjectId: contractId,
      after: { sheet, printNo },
    });
    return {
      content,
      mediaType: "application/pdf",
      fileName: `受理证明-${facts.contractNo}.pdf`,
    };
  });
}

async function certificateFacts(tx: Tx, contractId: string): Promise<Facts> {
  const contract = await findContract(tx, contractId);
  if (contract === undefined) throw refuse("contract.not-found");
  const { acceptedOn, receiptCode, applicationId, borrowerId, contractNo } = contract;
  if (acceptedOn === null || receiptCode === null || applicationId === null) {
    throw refuse("document.not-yet-accepted");
  }
  const application = await findApplication(tx, applicationId);
  const borrower = (await loadBorrowers(tx, [borrowerId])).get(borrowerId);
  if (application === undefined || borrower === undefined) {
    throw new Error(`contract ${contractId} has lost its application or borrower`);
  }
  const university = await findUniversity(tx, application.universityCode);
  const policy = await loadPolicy(tx);
  const deadline = inForce(policy.receiptDeadlineDay, acceptedOn).value;
  return {
    centreName: (await findCentre(tx)).name,
    number: contractNo,
    codeText: receiptCode,
    borrowerName: borrower.name,
    idNumberMasked: maskIdNumber(borrower.idNumber),
    universityName: university?.name ?? application.universityCode,
    academicYear: application.academicYear,
    contractNo,
    amount: formatYuan(contract.principalFen),
    fees: formatYuan(contract.feesFen),
    acceptedOn,
    receiptCode,
    receiptDeadline: dateInYear(deadline, Number(application.academicYear.slice(0, 4))),
  };
}
