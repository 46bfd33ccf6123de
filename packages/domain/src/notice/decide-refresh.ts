import type { PlainDate } from "../calendar/index.ts";
import type { Enrolment, RefreshRow } from "./refresh-row.ts";

/** What is on file of the person, to hold the roster against. */
export interface BorrowerOnFile {
  readonly name: string;
  readonly graduationYear: number;
  /** On the business date, by the subsidy end of the youngest contract. */
  readonly enrolment: Enrolment;
  readonly phone: string;
  /** `roster` for a number that a refresh put there. */
  readonly phoneSource: "borrower" | "roster";
  /** Day on which the number on file was stated, or put there. */
  readonly phoneSince: PlainDate;
  readonly phoneConfirmedOn: PlainDate | undefined;
}

export type RefreshConflictField = "name" | "graduationYear" | "enrolment";

export type RefreshDecision =
  /** Nobody on file has this ID number; nothing is created. */
  | { readonly kind: "unknown" }
  /** Waits for an officer; nothing of the row is applied. */
  | { readonly kind: "conflict"; readonly fields: readonly RefreshConflictField[] }
  | { readonly kind: "confirm-phone"; readonly confirmedOn: PlainDate }
  /** Takes the new number as unconfirmed; the change is announced to the previous one. */
  | { readonly kind: "change-phone"; readonly phone: string; readonly previousPhone: string }
  | {
      readonly kind: "keep";
      readonly reason: "no-phone" | "older-than-own" | "awaits-confirmation";
    };

/**
 * What one row of the monthly roster does to a borrower (rulebook 6.6, Refresh). Name, graduation
 * year and enrolment are never applied by themselves, and a row that differs in one of them may
 * be another person's, so its number waits too. A number that matches is confirmed by it, unless
 * a refresh put it there: a roster can't vouch for itself, and running it twice changes nothing.
 * Data older than the borrower's own statement never win.
 */
export function decideRefresh(
  current: BorrowerOnFile | undefined,
  incoming: RefreshRow,
): RefreshDecision {
  if (current === undefined) return { kind: "unknown" };
  const fields = (["name", "graduationYear", "enrolment"] as const).filter(
    (field) => current[field] !== incoming[field],
  );
  if (fields.length > 0) return { kind: "conflict", fields };
  const { phone, reportedOn } = incoming;
  if (phone === undefined) return { kind: "keep", reason: "no-phone" };
  if (reportedOn < current.phoneSince) return { kind: "keep", reason: "older-than-own" };
  if (phone !== current.phone) {
    return { kind: "change-phone", phone, previousPhone: current.phone };
  }
  if (current.phoneSource === "roster" && current.phoneConfirmedOn === undefined) {
    return { kind: "keep", reason: "awaits-confirmation" };
  }
  return { kind: "confirm-phone", confirmedOn: laterOf(reportedOn, current.phoneConfirmedOn) };
}

function laterOf(a: PlainDate, b: PlainDate | undefined): PlainDate {
  return b !== undefined && b > a ? b : a;
}
