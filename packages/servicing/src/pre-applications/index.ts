export { approveBySchool } from "./approve-by-school.ts";
export { correctPreApplication } from "./correct-pre-application.ts";
export { enterPreApplication } from "./enter-pre-application.ts";
export { countInterest, enterInterest, listInterest } from "./interest-list.ts";
export { countPreApplications, listPreApplications } from "./list-pre-applications.ts";
export type { MoveOutcome } from "./move-pre-applications.ts";
export {
  listPreApplicationObjections,
  objectToPreApplication,
  resolvePreApplicationObjection,
} from "./objections.ts";
export { publishPreApplications } from "./publish-pre-applications.ts";
export { recordResults } from "./record-results.ts";
export { showPreApplication, type ShownPreApplicationDetail } from "./show-pre-application.ts";
export { takeDownPreApplications } from "./take-down-pre-applications.ts";
export { turnAwayPreApplication } from "./turn-away-pre-application.ts";
export { uploadPreApplications } from "./upload-pre-applications.ts";
export { verifyPreApplications } from "./verify-pre-applications.ts";
