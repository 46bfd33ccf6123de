export {
  applicantHashes,
  countApplications,
  findApplication,
  insertApplications,
  listApplications,
  saveReview,
  type Application,
  type ApplicationFilter,
  type NewApplication,
  type StatusCounts,
} from "./applications.ts";
