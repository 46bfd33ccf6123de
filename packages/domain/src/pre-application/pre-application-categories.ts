import type { PlainDate } from "../calendar/index.ts";
import type { Policy } from "../policy/index.ts";
import type { PreApplicationCategory } from "./read-pre-application-row.ts";

/** The categories of pre-application in force on a day (rulebook 5.2). */
export function preApplicationCategoriesOn(
  policy: Policy,
  on: PlainDate,
): readonly (PreApplicationCategory & { readonly en: string })[] {
  return Object.entries(policy.preApplication.categories).flatMap(([code, series]) => {
    const entry = series.findLast((dated) => dated.effectiveFrom <= on);
    return entry === undefined ? [] : [{ code, ...entry.value }];
  });
}
