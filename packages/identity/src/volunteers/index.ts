export {
  issueVolunteerCode,
  listVolunteerCodes,
  type IssuedVolunteerCode,
  type IssueVolunteerCode,
} from "./issue-volunteer-code.ts";
export type { VolunteerActor } from "./find-volunteer.ts";
export { revokeVolunteerCode } from "./revoke-volunteer-code.ts";
export {
  signInVolunteer,
  type VolunteerSignedIn,
  type VolunteerSignIn,
} from "./sign-in-volunteer.ts";
export type { VolunteerCode } from "./volunteer-code-rows.ts";
