import {
  applicationEventNames,
  applicationStateNames,
  nextApplicationState,
} from "./application-transitions.ts";
import type { ApplicationEvent, ApplicationState } from "./application-transitions.ts";
import type { ReviewableApplication } from "./decide-approval.ts";
import { isOwnCase } from "./own-case.ts";

export interface MoveCommand {
  readonly event: Exclude<ApplicationEvent, "approve">;
  readonly actorId: string;
}

export type MoveDecision =
  | { readonly kind: "moved"; readonly status: ApplicationState; readonly version: number }
  | {
      readonly kind: "refused";
      readonly code: "application.not-possible-now" | "application.same-person";
      readonly zh: string;
      readonly en: string;
    };

/** What only a second person may do to an application that somebody has submitted. */
const BY_SECOND_PERSON: ReadonlySet<ApplicationEvent> = new Set(["return", "void"]);

/**
 * Whether an application moves, and where to (rulebook 5.3). Precedence: the state allows it, then
 * a return or a void comes from a person who had no hand in it; a maker withdraws or corrects.
 */
export function decideMove(application: ReviewableApplication, command: MoveCommand): MoveDecision {
  const status = nextApplicationState(application.status, command.event);
  if (status === undefined) return notPossible(application.status, command.event);
  if (BY_SECOND_PERSON.has(command.event) && isOwnCase(application, command.actorId)) {
    return {
      kind: "refused",
      code: "application.same-person",
      zh: "经办人不能退回或作废自己的申请：交给复核人，或者撤销。",
      en: "The maker can't return or void their own application: hand it to a checker or withdraw it.",
    };
  }
  return { kind: "moved", status, version: application.version + 1 };
}

function notPossible(status: ApplicationState, event: ApplicationEvent): MoveDecision {
  const [now, asked] = [applicationStateNames[status], applicationEventNames[event]];
  return {
    kind: "refused",
    code: "application.not-possible-now",
    zh: `申请现在是“${now.zh}”，不能${asked.zh}：刷新后按现在的状态办理。`,
    en: `The application is ${now.en} and can't be ${asked.en}: reload it and go on from there.`,
  };
}
