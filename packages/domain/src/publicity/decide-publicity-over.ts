import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";

export type PublicityOver =
  | { readonly kind: "over" }
  | {
      readonly kind: "refused";
      readonly code: "publicity.still-running" | "objection.unresolved";
      readonly zh: string;
      readonly en: string;
    };

/**
 * Whether what was public can be decided on: the days are over and no objection is open
 * (rulebook 5.8). Precedence: an open objection, since waiting does not help against it.
 */
export function decidePublicityOver(
  publicity: { readonly toOn: PlainDate; readonly openObjections: number },
  on: PlainDate,
): PublicityOver {
  if (publicity.openObjections > 0) {
    return {
      kind: "refused",
      code: "objection.unresolved",
      zh: `还有 ${publicity.openObjections} 条异议没有处理：先由另一人写明理由处理异议，再作决定。`,
      en: `${publicity.openObjections} objections are open: have another person resolve them with reasons first.`,
    };
  }
  if (on > publicity.toOn) return { kind: "over" };
  const possibleOn = addDays(publicity.toOn, 1);
  return {
    kind: "refused",
    code: "publicity.still-running",
    zh: `公示到 ${publicity.toOn} 为止：${possibleOn} 起可以决定，这期间可以登记异议。`,
    en: `The list is public until ${publicity.toOn}: decide from ${possibleOn} on; objections can be filed meanwhile.`,
  };
}
