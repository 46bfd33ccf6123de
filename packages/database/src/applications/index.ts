export {
  applicantHashes,
  countApplications,
  findApplication,
  findApplicationOfYear,
  insertApplication,
  insertApplications,
  listApplications,
  loadApplications,
  replaceApplication,
  saveReview,
  type Application,
  type ApplicationFilter,
  type NewApplication,
  type StatusCounts,
} from "./applications.ts";
export {
  openApplications,
  openEarlierApplications,
  type Acknowledgement,
  type StatedApplication,
  type SubmittedContent,
} from "./application-content.ts";
export {
  draftIdsOf,
  findDraft,
  findOpenDraftId,
  insertDraft,
  listDrafts,
  lockApplicant,
  saveDraft,
  type ApplicationDraft,
  type DraftFilter,
  type DraftProgress,
} from "./application-drafts.ts";
export {
  insertMove,
  listMoves,
  returnedBefore,
  saveStatus,
  saveWarnings,
  type ApplicationMove,
} from "./application-events.ts";
export {
  insertDeficiencyNotice,
  listDeficiencyNotices,
  lockDeficiencyNotice,
  markSupplied,
  saveNoticeDelivery,
  type DeficiencyNotice,
} from "./deficiency-notices.ts";
export { insertOpening, openedVersions } from "./review-openings.ts";
export {
  findAmountRaise,
  insertAmountRaise,
  listAmountRaises,
  saveAmount,
  saveRaiseDecision,
  type AmountRaise,
} from "./amount-raises.ts";
export {
  findPossibleDuplicates,
  sharingApplications,
  type DuplicateProbe,
  type DuplicateReason,
  type PossibleDuplicate,
} from "./possible-duplicates.ts";
export type { DeficiencyLine } from "./tables.ts";
export { saveTownship } from "./file-updates.ts";
