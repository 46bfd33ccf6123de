import type { AnyRoute } from "@bursar/http/routes";
import type { ServicingDeps } from "./define-route.ts";
import {
  approveCompensation,
  enterCompensation,
  listCompensations,
  previewCompensation,
  rejectCompensation,
  showCompensation,
  withdrawCompensation,
} from "./compensations/compensations.route.ts";
import {
  fileDeferral,
  listDeferrals,
  previewDeferral,
  showDeferral,
} from "./deferrals/deferrals.route.ts";
import { applyForPrepayment, previewPrepayment } from "./prepayments/apply-for-prepayment.route.ts";
import {
  confirmPrepayment,
  recordPrepaymentResult,
  withdrawPrepayment,
} from "./prepayments/move-prepayment.route.ts";
import { listPrepayments, showPrepayment } from "./prepayments/show-prepayment.route.ts";
import { applyForRescue, previewRescue } from "./rescues/apply-for-rescue.route.ts";
import {
  approveRescue,
  payRescue,
  refuseRescue,
  reviewRescue,
  withdrawRescue,
} from "./rescues/decide-rescue.route.ts";
import {
  listRescueObjections,
  objectToRescue,
  resolveRescueObjection,
} from "./rescues/objections.route.ts";
import {
  listRescueNotices,
  publishRescues,
  takeDownRescueNotice,
} from "./rescues/publish-rescues.route.ts";
import { listRescues, showRescue } from "./rescues/show-rescue.route.ts";
import {
  confirmReversal,
  listReversals,
  proposeReversal,
  rejectReversal,
} from "./reversals/reversals.route.ts";

/** Early repayment, deferral, rescue, compensation, and taking them back. */
export const servicingEventRoutes: readonly AnyRoute<ServicingDeps>[] = [
  previewPrepayment,
  applyForPrepayment,
  listPrepayments,
  showPrepayment,
  confirmPrepayment,
  recordPrepaymentResult,
  withdrawPrepayment,
  previewDeferral,
  fileDeferral,
  listDeferrals,
  showDeferral,
  previewRescue,
  applyForRescue,
  listRescues,
  showRescue,
  reviewRescue,
  publishRescues,
  listRescueNotices,
  takeDownRescueNotice,
  objectToRescue,
  listRescueObjections,
  resolveRescueObjection,
  approveRescue,
  refuseRescue,
  withdrawRescue,
  payRescue,
  previewCompensation,
  enterCompensation,
  listCompensations,
  showCompensation,
  approveCompensation,
  rejectCompensation,
  withdrawCompensation,
  proposeReversal,
  listReversals,
  confirmReversal,
  rejectReversal,
];
