import { nextChangeState } from "./change-transitions.ts";
import type { ChangeEvent, ChangeState } from "./change-transitions.ts";
import { changeEventNames, changeStateNames } from "./change-words.ts";

/** What a decision needs of a stored change. */
export interface DecidableChange {
  readonly status: ChangeState;
  /** Who filed it. */
  readonly makerId: string;
  /** Everybody who wrote in it. */
  readonly editors?: readonly string[];
  readonly version: number;
}

export interface ChangeCommand {
  readonly event: ChangeEvent;
  readonly actorId: string;
  /** The version that the person had on the screen. */
  readonly shownVersion: number;
}

export type ChangeRefusalCode =
  | "change.wrong-state"
  | "change.same-person"
  | "change.version-changed"
  | "change.preview-outdated";

export type ChangeRefusal = {
  readonly kind: "refused";
  readonly code: ChangeRefusalCode;
  readonly zh: string;
  readonly en: string;
};

export type ChangeDecision =
  | { readonly kind: "moved"; readonly status: ChangeState; readonly version: number }
  | ChangeRefusal;

const OF_THE_CHECKER: ReadonlySet<ChangeEvent> = new Set(["return", "approve", "reject"]);

/**
 * Whether a change may move (rulebook 5.4: a clerk checks, a second person confirms). Precedence:
 * the state allows it, the checker wrote nothing of it, the version shown is the current one.
 */
export function decideChange(change: DecidableChange, command: ChangeCommand): ChangeDecision {
  const { event, actorId, shownVersion } = command;
  const status = nextChangeState(change.status, event);
  if (status === undefined) return wrongState(change.status, event);
  if (OF_THE_CHECKER.has(event) && wroteIn(change, actorId)) {
    return {
      kind: "refused",
      code: "change.same-person",
      zh: "受理、修改过变更的人不能复核它：交给另一位复核人。",
      en: "Who filed or edited a change can't decide on it: hand it to another checker.",
    };
  }
  if (shownVersion !== change.version) {
    return {
      kind: "refused",
      code: "change.version-changed",
      zh: "变更在您查看后有改动：刷新，看过新内容再办理。",
      en: "The change was altered after it was shown: reload it and look again.",
    };
  }
  return { kind: "moved", status, version: change.version + 1 };
}

function wroteIn({ makerId, editors }: DecidableChange, actorId: string): boolean {
  return actorId === makerId || editors?.includes(actorId) === true;
}

/** An approval names the effect that was shown; another one has to be looked at first. */
export function decidePreview(
  shownHash: string | undefined,
  currentHash: string | undefined,
): ChangeRefusal | undefined {
  if (shownHash === currentHash) return undefined;
  return {
    kind: "refused",
    code: "change.preview-outdated",
    zh: "贷款或参数在预览后有变化，影响已重新计算：看过新的影响预览再复核。",
    en: "The loan or the policy changed after the preview: look at the new effect, then approve.",
  };
}

function wrongState(status: ChangeState, event: ChangeEvent): ChangeRefusal {
  const now = changeStateNames[status];
  const asked = changeEventNames[event];
  return {
    kind: "refused",
    code: "change.wrong-state",
    zh: `变更现在是“${now.zh}”，不能办“${asked.zh}”：刷新后查看。`,
    en: `The change is ${now.en} and takes no ${asked.en}: reload it.`,
  };
}
