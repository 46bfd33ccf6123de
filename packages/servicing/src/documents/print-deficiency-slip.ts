import { findApplication, listDeficiencyNotices } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { businessNow, findCentre } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { renderPdf } from "@bursar/documents/pdf";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { countPrint } from "./count-print.ts";
import type { DocumentContent } from "./view-document.ts";

const CASE_NAMES = { first: "首贷申请", renewal: "续贷申请" } as const;

const HOW_TO = [
  "带上列材料的原件到柜台，一次补齐，不用重新申请。",
  "也可以请窗口出示手机补拍二维码，当场拍照上传。",
];

/**
 * 一次性告知单 of one of an application's notices as a PDF. Each print is numbered; from the
 * second on it needs a reason.
 *
 * @throws Refusal `application.not-found`, `document.notice-not-found`,
 * `document.reprint-reason-missing`, `document.glyph-missing`.
 */
export async function printDeficiencySlip(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly applicationId: string;
    readonly noticeId: string;
    readonly reason: string | undefined;
    /** Name of who prints, for the foot of the sheet. */
    readonly printedBy: string;
  },
): Promise<DocumentContent> {
  const { applicationId, noticeId, reason, printedBy } = command;
  return withTransaction(deps.db, command.context, async (tx) => {
    const application = await findApplication(tx, applicationId);
    if (application === undefined) throw refuse("application.not-found");
    const notices = await listDeficiencyNotices(tx, applicationId);
    const notice = notices.find(({ id }) => id === noticeId);
    if (notice === undefined) throw refuse("document.notice-not-found");
    const sheet = "deficiency-slip";
    const printNo = await countPrint(tx, { subjectId: noticeId, sheet, reason });
    const { at: printedAt } = await businessNow(tx);
    const content = await renderPdf(sheet, {
      centreName: (await findCentre(tx)).name,
      number: noticeId,
      codeText: applicationId,
      printedAt,
      printedBy,
      printNo,
      borrowerName: application.borrowerName,
      caseName: CASE_NAMES[application.kind],
      academicYear: application.academicYear,
      lines: [...notice.lines.map(({ zh }) => zh), ...notice.further],
      howTo: HOW_TO,
      issuedOn: notice.issuedOn,
    });
    const after = { sheet, printNo };
    await recordAudit(tx, { action: "document.printed", subjectId: noticeId, after });
    return { content, mediaType: "application/pdf", fileName: `一次性告知单-${noticeId}.pdf` };
  });
}
