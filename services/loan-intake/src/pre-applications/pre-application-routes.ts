import type { AnyRoute } from "@bursar/http/routes";
import type { IntakeDeps } from "../define-route.ts";
import {
  approvePreApplicationBySchool,
  correctPreApplication,
  enterPreApplication,
} from "./enter-pre-application.route.ts";
import { countInterest, enterInterest, listInterest } from "./interest-list.route.ts";
import {
  recordPreApplicationResults,
  uploadPreApplications,
  verifyPreApplications,
} from "./move-pre-applications.route.ts";
import {
  listPreApplicationObjections,
  objectToPreApplication,
  resolvePreApplicationObjection,
} from "./objections.route.ts";
import {
  listPreApplicationNotices,
  publishPreApplications,
  takeDownPreApplicationNotice,
} from "./publish-pre-applications.route.ts";
import {
  countPreApplications,
  listPreApplications,
  showPreApplication,
} from "./show-pre-application.route.ts";
import {
  rejectPreApplication,
  returnPreApplication,
  withdrawPreApplication,
} from "./turn-away-pre-application.route.ts";

export const preApplicationRoutes: readonly AnyRoute<IntakeDeps>[] = [
  enterPreApplication,
  listPreApplications,
  showPreApplication,
  correctPreApplication,
  approvePreApplicationBySchool,
  verifyPreApplications,
  returnPreApplication,
  rejectPreApplication,
  withdrawPreApplication,
  publishPreApplications,
  listPreApplicationNotices,
  takeDownPreApplicationNotice,
  objectToPreApplication,
  listPreApplicationObjections,
  resolvePreApplicationObjection,
  uploadPreApplications,
  recordPreApplicationResults,
  countPreApplications,
  enterInterest,
  listInterest,
  countInterest,
];
