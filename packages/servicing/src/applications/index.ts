export { approveApplication, type ApproveApplication } from "./approve-application.ts";
export { changeDraft, type ChangeDraft } from "./change-draft.ts";
export { approveAmountRaise, refuseAmountRaise, type DecideRaise } from "./decide-raise.ts";
export {
  deliverDeficiencyNotice,
  type DeliverDeficiencyNotice,
} from "./deliver-deficiency-notice.ts";
export type { BulkCases } from "./bulk-cases.ts";
export { listApplications } from "./list-applications.ts";
export { listDrafts } from "./list-drafts.ts";
export { listReviews, type ReviewCase } from "./list-reviews.ts";
export { openReview, type OpenedReview } from "./open-review.ts";
export { passInBulk, type PassInBulk } from "./pass-in-bulk.ts";
export { planBulkReview } from "./plan-bulk-review.ts";
export { proposeAmountRaise, type ProposedRaise } from "./propose-amount-raise.ts";
export { requestDocuments, type RequestDocuments } from "./request-documents.ts";
export { returnApplication } from "./return-application.ts";
export { showApplication, type ShownApplication } from "./show-application.ts";
export { showDeficiencySlips } from "./show-deficiency-slips.ts";
export { showDraft, type ShownDraft } from "./show-draft.ts";
export { showLimits } from "./show-limits.ts";
export { startCorrection } from "./start-correction.ts";
export { startDraft, type StartDraft } from "./start-draft.ts";
export { submitDraft, type SubmitDraft } from "./submit-draft.ts";
export { supplyDocuments } from "./supply-documents.ts";
export { takeOverDraft } from "./take-over-draft.ts";
export { voidApplication } from "./void-application.ts";
export { withdrawApplication } from "./withdraw-application.ts";
export { withdrawDraft } from "./withdraw-draft.ts";
