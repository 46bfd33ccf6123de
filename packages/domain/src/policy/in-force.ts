import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { Refusal } from "../refusal.ts";
import type { Dated, Policy, Series, StudyLevel } from "./policy.ts";

/** The entry in force on a day; throws the refusal `policy.not-in-force` before the first. */
export function inForce<T>(series: Series<T>, on: PlainDate): Dated<T> {
  const entry = series.findLast((dated) => dated.effectiveFrom <= on);
  if (entry !== undefined) return entry;
  const first = series[0];
  throw new Refusal("policy.not-in-force", {
    zh: `参数自 ${first?.effectiveFrom ?? "—"} 起才有值，${on} 无适用参数，请补录后重试。`,
    en: `The policy starts on ${first?.effectiveFrom ?? "—"}; add the value that held on ${on}.`,
    data: { on, source: first?.source },
  });
}

/**
 * The cap of an academic year, named by the year it starts in. The whole year has one cap
 * (rulebook 11, capNote), so it is read on 31 August whatever day the contract is signed.
 */
export function loanCap(policy: Policy, level: StudyLevel, academicYear: number): Dated<Fen> {
  return inForce(policy.caps[level], `${academicYear}-08-31`);
}

/** The reminder steps in force on a day, the earliest reminder first. */
export function reminderLadder(
  policy: Policy,
  on: PlainDate,
): readonly { readonly step: string; readonly daysBefore: number; readonly source: string }[] {
  return Object.entries(policy.reminderSteps)
    .flatMap(([step, series]) => {
      const entry = series.findLast((dated) => dated.effectiveFrom <= on);
      return entry === undefined ? [] : [{ step, daysBefore: entry.value, source: entry.source }];
    })
    .sort((a, b) => b.daysBefore - a.daysBefore);
}

/** Whether a batch needs a second person; a kind that no row names does. */
export function needsSecondPerson(policy: Policy, batchKind: string, on: PlainDate): boolean {
  const entry = policy.secondPerson[batchKind]?.findLast((dated) => dated.effectiveFrom <= on);
  return entry?.value ?? true;
}

/** The categories of hardship recognition in force on a day. */
export function hardshipCategoriesOn(
  policy: Policy,
  on: PlainDate,
): readonly { readonly code: string; readonly zh: string; readonly en: string }[] {
  return Object.entries(policy.hardshipCategories).flatMap(([code, series]) => {
    const entry = series.findLast((dated) => dated.effectiveFrom <= on);
    return entry === undefined ? [] : [{ code, ...entry.value }];
  });
}
