import type { PlainDate } from "../calendar/index.ts";

/**
 * Whose figure counts: `record` where this book is the one that counts, `shadow` where it follows
 * the lender's and forecasts (the golden rule of the rulebook).
 */
export type BookMode = "record" | "shadow";

export const BOOK_MODES = ["record", "shadow"] as const satisfies readonly BookMode[];

export type ModeStatus = "proposed" | "approved" | "rejected";

/** A change of mode that two people have decided. */
export interface StandingMode {
  readonly mode: BookMode;
  readonly effectiveOn: PlainDate;
}

/** The mode of a day; the lender's book counts until two people have decided otherwise. */
export function bookModeOn(standing: readonly StandingMode[], on: PlainDate): BookMode {
  let found: StandingMode | undefined;
  for (const one of standing) {
    if (one.effectiveOn > on) continue;
    if (found === undefined || found.effectiveOn < one.effectiveOn) found = one;
  }
  return found?.mode ?? "shadow";
}

export type ModeDecision =
  | { readonly kind: "allowed" }
  | {
      readonly kind: "refused";
      readonly code: "book-mode.in-past" | "book-mode.unchanged";
      readonly zh: string;
      readonly en: string;
    };

/** Whether a change of mode may be proposed: it takes effect ahead and changes something. */
export function decideModeProposal(
  proposal: StandingMode,
  given: { readonly standing: readonly StandingMode[]; readonly today: PlainDate },
): ModeDecision {
  if (proposal.effectiveOn < given.today) {
    return {
      kind: "refused",
      code: "book-mode.in-past",
      zh: "生效日早于今天：已经出过的数字不能事后换账本。改为今天或以后。",
      en: "It would take effect in the past, under figures that were given out already. Choose today or later.",
    };
  }
  if (bookModeOn(given.standing, proposal.effectiveOn) === proposal.mode) {
    return {
      kind: "refused",
      code: "book-mode.unchanged",
      zh: "那一天已是这种方式，没有可变更的。",
      en: "That is the mode of that day already: nothing would change.",
    };
  }
  return { kind: "allowed" };
}

export type ModeCheck =
  | { readonly kind: "decided"; readonly status: "approved" | "rejected" }
  | {
      readonly kind: "refused";
      readonly code: "book-mode.same-person" | "book-mode.wrong-state" | "book-mode.in-past";
      readonly zh: string;
      readonly en: string;
    };

/** Whether a person may decide on a proposal. Precedence: it waits, another person, still ahead. */
export function decideModeCheck(
  proposal: StandingMode & { readonly status: ModeStatus; readonly proposedBy: string },
  command: {
    readonly actorId: string;
    readonly verdict: "approved" | "rejected";
    readonly today: PlainDate;
  },
): ModeCheck {
  if (proposal.status !== "proposed") {
    return {
      kind: "refused",
      code: "book-mode.wrong-state",
      zh: "这份变更已经办结。刷新后查看。",
      en: "This change was decided before. Reload it.",
    };
  }
  if (proposal.proposedBy === command.actorId) {
    return {
      kind: "refused",
      code: "book-mode.same-person",
      zh: "提出的人不能自己批准：交给另一位有权限的人。",
      en: "Who proposed it can't decide on it: ask another person.",
    };
  }
  if (command.verdict === "approved" && proposal.effectiveOn < command.today) {
    return {
      kind: "refused",
      code: "book-mode.in-past",
      zh: "生效日已经过去：驳回后按新的生效日重新提出。",
      en: "Its day has passed: reject it and propose it with another day.",
    };
  }
  return { kind: "decided", status: command.verdict };
}
