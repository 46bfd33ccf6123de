export {
  applicantHashes,
  findApplication,
  insertApplications,
  listApplications,
  saveReview,
  type Application,
  type ApplicationFilter,
  type NewApplication,
} from "./applications.ts";
