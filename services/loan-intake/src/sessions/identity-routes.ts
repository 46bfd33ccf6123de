import type { AnyRoute } from "@bursar/http/routes";
import type { IntakeDeps } from "../define-route.ts";
import {
  createServiceKey,
  listServiceKeys,
  revokeServiceKey,
} from "../service-keys/service-keys.route.ts";
import { changeStaff } from "../staff/change-staff.route.ts";
import { createStaff } from "../staff/create-staff.route.ts";
import { disableStaff, enableStaff, resetStaffSecondFactor } from "../staff/disable-staff.route.ts";
import { listStaff, showStaff } from "../staff/list-staff.route.ts";
import { changeSignInPolicy, showSignInPolicy } from "../staff/sign-in-policy.route.ts";
import { resetStaffPassword, unlockStaff } from "../staff/unlock-staff.route.ts";
import { signInVolunteer } from "../volunteers/sign-in-volunteer.route.ts";
import {
  issueVolunteerCode,
  listVolunteerCodes,
  revokeVolunteerCode,
} from "../volunteers/volunteer-codes.route.ts";
import { endOwnSession, endStaffSession } from "./end-session.route.ts";
import { listOwnSessions, listStaffSessions } from "./list-sessions.route.ts";
import { changeOwnPassword, confirmSecondFactor, enrolSecondFactor } from "./own-account.route.ts";
import { showMe } from "./show-me.route.ts";
import { signIn } from "./sign-in.route.ts";

/** Who is asking, and who may: sign-in, sessions, staff, volunteers, keys. */
export const identityRoutes: readonly AnyRoute<IntakeDeps>[] = [
  signIn,
  showMe,
  listOwnSessions,
  endOwnSession,
  changeOwnPassword,
  enrolSecondFactor,
  confirmSecondFactor,
  listStaffSessions,
  endStaffSession,
  listStaff,
  createStaff,
  showStaff,
  changeStaff,
  disableStaff,
  enableStaff,
  unlockStaff,
  resetStaffPassword,
  resetStaffSecondFactor,
  showSignInPolicy,
  changeSignInPolicy,
  signInVolunteer,
  issueVolunteerCode,
  listVolunteerCodes,
  revokeVolunteerCode,
  createServiceKey,
  listServiceKeys,
  revokeServiceKey,
];
