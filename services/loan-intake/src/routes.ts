import type { AnyRoute } from "@bursar/http/routes";
import { approveApplication } from "./applications/approve-application.route.ts";
import { listApplications } from "./applications/list-applications.route.ts";
import { listConflicts } from "./borrowers/list-conflicts.route.ts";
import { setBusinessDate, showBusinessDate } from "./centres/business-date.route.ts";
import { showSeason } from "./centres/show-season.route.ts";
import type { IntakeDeps } from "./define-route.ts";
import { commitImport } from "./imports/commit-import.route.ts";
import { listImportRows, showImport } from "./imports/show-import.route.ts";
import { stageBorrowerRoster } from "./imports/stage-borrower-roster.route.ts";
import { stageRoster } from "./imports/stage-roster.route.ts";
import { signIn } from "./sessions/sign-in.route.ts";

export type { IntakeDeps } from "./define-route.ts";

/** Everything that this service answers. */
export const loanIntakeRoutes: readonly AnyRoute<IntakeDeps>[] = [
  signIn,
  stageRoster,
  stageBorrowerRoster,
  showImport,
  listImportRows,
  commitImport,
  listApplications,
  approveApplication,
  listConflicts,
  showBusinessDate,
  setBusinessDate,
  showSeason,
];
