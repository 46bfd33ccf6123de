import { applicationStateNames, nextApplicationState } from "./application-transitions.ts";
import type { ApplicationState } from "./application-transitions.ts";
import { isOwnCase, type HandsOn } from "./own-case.ts";

/** What the decision needs of a stored application. */
export interface ReviewableApplication extends HandsOn {
  readonly status: ApplicationState;
  /** Rises by one with every change. */
  readonly version: number;
}

export interface ApprovalCommand {
  readonly actorId: string;
  /** The version the checker had on the screen. */
  readonly shownVersion: number;
}

export type ApprovalRefusalCode =
  | "application.not-awaiting-review"
  | "application.same-person"
  | "application.version-changed";

export type ApprovalDecision =
  | { readonly kind: "approved"; readonly status: ApplicationState; readonly version: number }
  | {
      readonly kind: "refused";
      readonly code: ApprovalRefusalCode;
      readonly zh: string;
      readonly en: string;
    };

/**
 * The second person's yes (rulebook 5.3.4). Precedence: the state allows it, the checker had
 * no hand in it, the version shown is the current one.
 */
export function decideApproval(
  application: ReviewableApplication,
  command: ApprovalCommand,
): ApprovalDecision {
  const status = nextApplicationState(application.status, "approve");
  if (status === undefined) return notAwaitingReview(application.status);
  if (isOwnCase(application, command.actorId)) {
    return {
      kind: "refused",
      code: "application.same-person",
      zh: "录入、修改过申请的人不能复核它：交给另一位复核人。",
      en: "Who entered or edited an application can't review it: hand it to another checker.",
    };
  }
  if (command.shownVersion !== application.version) {
    return {
      kind: "refused",
      code: "application.version-changed",
      zh: "申请在您查看后有改动：刷新，看过新内容再复核。",
      en: "The application changed after it was shown: reload it and review the new version.",
    };
  }
  return { kind: "approved", status, version: application.version + 1 };
}

function notAwaitingReview(status: ApplicationState): ApprovalDecision {
  const { zh, en } = applicationStateNames[status];
  return {
    kind: "refused",
    code: "application.not-awaiting-review",
    zh: `申请现在是“${zh}”，只有待复核的申请能复核：刷新列表。`,
    en: `The application is ${en}; only one that awaits review can be approved: reload the list.`,
  };
}
