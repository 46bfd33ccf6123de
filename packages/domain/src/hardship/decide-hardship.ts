import type { PlainDate } from "../calendar/index.ts";
import { decidePublicityOver } from "../publicity/index.ts";
import { hardshipStateNames, nextHardshipState } from "./hardship-transitions.ts";
import type { HardshipEvent, HardshipState } from "./hardship-transitions.ts";

export type HardshipKind = "yearly" | "raise" | "lower" | "withdraw";

/** What a decision needs of a stored request. */
export interface DecidableHardship {
  readonly kind: HardshipKind;
  readonly status: HardshipState;
  readonly makerId: string;
  readonly level: string | null;
  /** Null while it has not been public since it was last corrected. */
  readonly publicity: { readonly toOn: PlainDate; readonly openObjections: number } | null;
}

export interface HardshipDecisionCommand {
  readonly outcome: "granted" | "declined";
  readonly actorId: string;
  readonly on: PlainDate;
}

interface Refused {
  readonly kind: "refused";
  readonly code:
    | "hardship.wrong-state"
    | "hardship.not-public-yet"
    | "hardship.same-person"
    | "hardship.no-level"
    | "publicity.still-running"
    | "objection.unresolved";
  readonly zh: string;
  readonly en: string;
}

export type HardshipDecision =
  | { readonly kind: "decided"; readonly event: HardshipEvent; readonly status: HardshipState }
  | Refused;

const GRANTING: Readonly<Record<HardshipKind, HardshipEvent>> = {
  yearly: "recognise",
  raise: "recognise",
  lower: "adjust",
  withdraw: "revoke",
};

/**
 * The second person's decision (rulebook 5.8). Precedence: what is to be granted was public, the
 * request awaits a decision, no objection is open, the days are over, another person decides, and
 * what is granted has a level.
 */
export function decideHardship(
  request: DecidableHardship,
  command: HardshipDecisionCommand,
): HardshipDecision {
  const event = command.outcome === "granted" ? GRANTING[request.kind] : "decline";
  if (event === "recognise" && request.status === "submitted") return notPublicYet();
  const status = nextHardshipState(request.status, event);
  if (status === undefined) return wrongState(request.status);
  if (request.publicity !== null) {
    const over = decidePublicityOver(request.publicity, command.on);
    if (over.kind === "refused") return over;
  }
  if (command.actorId === request.makerId) return samePerson();
  if (event === "recognise" && request.level === null) return noLevel();
  return { kind: "decided", event, status };
}

/** Any other step: whether the table allows it. */
export function decideHardshipStep(
  state: HardshipState,
  event: HardshipEvent,
): { readonly kind: "moved"; readonly status: HardshipState } | Refused {
  const status = nextHardshipState(state, event);
  return status === undefined ? wrongState(state) : { kind: "moved", status };
}

function wrongState(state: HardshipState): Refused {
  const { zh, en } = hardshipStateNames[state];
  return {
    kind: "refused",
    code: "hardship.wrong-state",
    zh: `认定申请现在是“${zh}”，不能办这一步：刷新，看它现在能办什么。`,
    en: `The request is ${en} and can't take this step: reload it and see what it can.`,
  };
}

function notPublicYet(): Refused {
  return {
    kind: "refused",
    code: "hardship.not-public-yet",
    zh: "认定结果要先公示再决定：先把它列入公示名单。",
    en: "A recognition is made public before it is decided: put it on a list first.",
  };
}

function samePerson(): Refused {
  return {
    kind: "refused",
    code: "hardship.same-person",
    zh: "经办人不能决定自己经办的认定：交给另一位复核人。",
    en: "The maker can't decide on their own request: hand it to another checker.",
  };
}

function noLevel(): Refused {
  return {
    kind: "refused",
    code: "hardship.no-level",
    zh: "量化指数没有达到任何一档：补充情形后重新公示，或不予认定。",
    en: "The index reaches no level: add what was left out and publish again, or decline.",
  };
}
