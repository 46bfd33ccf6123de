export {
  createStaffAccount,
  NATIONAL_OFFICE,
  type NewStaffAccount,
} from "./create-staff-account.ts";
export {
  openStaffIdentity,
  type StaffIdentity,
  type StaffSignedIn,
  type StaffSignIn,
} from "./open-staff-identity.ts";
export type { StaffIdentityOptions } from "./sign-in-library.ts";
export type { StaffActor } from "./staff-sessions.ts";
