import { yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

/** `unknown`: no roster names this person; only `agrees` may pass in bulk. */
export type RosterAgreement = "agrees" | "differs" | "unknown";

/** What a university's roster says of a person. */
export interface RosterStatement {
  readonly name: string;
  readonly graduationYear: number;
  readonly enrolment: "in-school" | "graduated" | "left";
}

/** A confirmation against the last roster: same name, same year, no longer at school (C-12). */
export function rosterAgreement(
  confirmed: { readonly name: string; readonly graduatedOn: PlainDate },
  roster: RosterStatement | undefined,
): RosterAgreement {
  if (roster === undefined) return "unknown";
  const agrees =
    roster.name === confirmed.name &&
    roster.graduationYear === yearOf(confirmed.graduatedOn) &&
    roster.enrolment === "graduated";
  return agrees ? "agrees" : "differs";
}

/** The window of a year's graduation confirmation and whether a day is past it. */
export function graduationWindow(
  policy: Policy,
  graduatedOn: PlainDate,
  filedOn: PlainDate,
): { readonly opensOn: PlainDate; readonly closesOn: PlainDate; readonly isLate: boolean } {
  const year = yearOf(graduatedOn);
  const window = inForce(policy.graduationConfirmation, graduatedOn).value;
  const closesOn = dateInYear(window.closes, year);
  return { opensOn: dateInYear(window.opens, year), closesOn, isLate: filedOn > closesOn };
}
