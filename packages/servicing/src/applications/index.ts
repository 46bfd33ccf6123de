export { approveApplication, type ApproveApplication } from "./approve-application.ts";
export { listApplications } from "./list-applications.ts";
