import { HARDSHIP_LEVELS } from "../policy/index.ts";
import type { HardshipLevel } from "../policy/index.ts";
import type { HardshipKind } from "./decide-hardship.ts";

export type HardshipChangeDecision =
  | { readonly kind: "accepted" }
  | {
      readonly kind: "refused";
      readonly code: "hardship.not-in-force" | "hardship.no-such-change";
      readonly zh: string;
      readonly en: string;
    };

/** Whether a change within the year does what it says: a raise raises, a lowering lowers. */
export function decideHardshipChange(
  current: { readonly status: string; readonly level: HardshipLevel | null },
  change: { readonly kind: Exclude<HardshipKind, "yearly">; readonly level: HardshipLevel | null },
): HardshipChangeDecision {
  if (current.status !== "recognised") {
    return {
      kind: "refused",
      code: "hardship.not-in-force",
      zh: "只有现行有效的认定能调整：没有认定的按学年认定提交。",
      en: "Only a recognition in force can be changed: submit a yearly request instead.",
    };
  }
  const rise = rankOf(current.level) - rankOf(change.level);
  const fits = { raise: rise > 0, lower: rise < 0 && change.level !== null, withdraw: true };
  if (fits[change.kind]) return { kind: "accepted" };
  return {
    kind: "refused",
    code: "hardship.no-such-change",
    zh: "所列情形算出的档次与调整方向不符：核对情形，或改选调高、调低、取消。",
    en: "The circumstances do not give such a change: check them, or choose raise, lower or withdraw.",
  };
}

/** 0 for the gravest level. */
function rankOf(level: HardshipLevel | null): number {
  return level === null ? HARDSHIP_LEVELS.length : HARDSHIP_LEVELS.indexOf(level);
}
