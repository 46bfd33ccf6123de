import { addDays, plainDate, type PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce, type Policy, type PolicyRow } from "../policy/index.ts";

/** The row of an LPR over five years (rulebook 2.3), such as `"3.45"` from its day of publication. */
export function lprRow(rate: string, effectiveFrom: PlainDate, source: string): PolicyRow {
  return { kind: "lpr-5y", key: "", effectiveFrom, value: rate, source };
}

/**
 * The row of a relief year (rulebook 4) on the terms of the last one: interest and penalty of the
 * cycle waived, principal deferrable. `undefined` where no year has terms to go by.
 */
export function waiverRow(policy: Policy, year: number, source: string): PolicyRow | undefined {
  const last = policy.reliefs.at(-1);
  if (last === undefined) return undefined;
  const dueDay = (of: number): PlainDate =>
    dateInYear(inForce(policy.annualDueDay, plainDate(of, 12, 31)).value, of);
  const { waivesInterest, waivesPenalty, defersPrincipal, lastFiling } = last;
  return {
    kind: "relief",
    key: String(year),
    effectiveFrom: addDays(dueDay(year - 1), 1),
    value: { cycleTo: dueDay(year), waivesInterest, waivesPenalty, defersPrincipal, lastFiling },
    source,
  };
}
