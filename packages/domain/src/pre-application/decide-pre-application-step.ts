import {
  nextPreApplicationState,
  preApplicationStateNames,
} from "./pre-application-transitions.ts";
import type { PreApplicationEvent, PreApplicationState } from "./pre-application-transitions.ts";

export interface StepCommand {
  readonly event: PreApplicationEvent;
  readonly actorId: string;
}

export type StepDecision =
  | { readonly kind: "moved"; readonly status: PreApplicationState }
  | {
      readonly kind: "refused";
      readonly code: "pre-application.wrong-state" | "pre-application.same-person";
      readonly zh: string;
      readonly en: string;
    };

/** What a second person does: whoever entered it, or changed it last, leaves it to another. */
const SECOND_PERSON: ReadonlySet<PreApplicationEvent> = new Set([
  "verify",
  "pass",
  "reject",
  "return",
]);

/** Whether a step may be taken now. Precedence: the state allows it, the person is the right one. */
export function decidePreApplicationStep(
  preApplication: { readonly status: PreApplicationState; readonly makerId: string },
  { event, actorId }: StepCommand,
): StepDecision {
  const status = nextPreApplicationState(preApplication.status, event);
  if (status === undefined) {
    const { zh, en } = preApplicationStateNames[preApplication.status];
    return {
      kind: "refused",
      code: "pre-application.wrong-state",
      zh: `预申请现在是“${zh}”，不能办这一步：刷新，看它现在能办什么。`,
      en: `The pre-application is ${en} and can't take this step: reload it and see what it can.`,
    };
  }
  if (SECOND_PERSON.has(event) && actorId === preApplication.makerId) {
    return {
      kind: "refused",
      code: "pre-application.same-person",
      zh: "录入人不能核实自己录入的预申请：交给另一位复核人。",
      en: "Whoever entered it can't verify it: hand it to another checker.",
    };
  }
  return { kind: "moved", status };
}
