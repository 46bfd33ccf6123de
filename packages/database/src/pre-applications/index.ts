export {
  countPreApplications,
  currentPreApplication,
  insertPreApplications,
  listPreApplications,
  lockPreApplications,
  openPreApplication,
  preApplicantHashes,
  savePreApplicationContent,
  type PreApplication,
  type PreApplicationFilter,
  type PreApplicationOrigin,
  type PreApplicationSecrets,
} from "./pre-applications.ts";
export {
  listPreApplicationHistory,
  savePreApplicationStep,
  type PreApplicationHistoryLine,
  type PreApplicationStep,
} from "./pre-application-steps.ts";
export {
  countInterest,
  insertInterestEntries,
  interestKeys,
  listInterestEntries,
  type InterestCount,
  type InterestFilter,
  type InterestRow,
} from "./interest-list.ts";
