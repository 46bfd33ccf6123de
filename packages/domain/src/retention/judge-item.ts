import { toEpochDay, type PlainDate } from "../calendar/index.ts";
import { inForce, type Policy } from "../policy/index.ts";
import { cutoffOf, keptUntil } from "./cutoff.ts";
import type { RetentionClass } from "./retention-class.ts";

/** One thing whose period may be over. */
export interface RetentionItem {
  readonly class: RetentionClass;
  readonly subjectId: string;
  /** The day on which its period began; null while it hasn't (a loan that lives). */
  readonly from: PlainDate | null;
  /** Somebody it is about is under a legal hold. */
  readonly held: boolean;
}

export type RetentionVerdict =
  | { readonly kind: "held" }
  | { readonly kind: "kept"; readonly until: PlainDate | null; readonly source: string }
  | { readonly kind: "due"; readonly action: "erase" | "delete"; readonly source: string };

/** Whether an item may go on a day, or until when it is kept and by what rule. A hold is first. */
export function judgeItem(policy: Policy, item: RetentionItem, asOf: PlainDate): RetentionVerdict {
  if (item.held) return { kind: "held" };
  const { value: rule, source } = inForce(policy.retention[item.class], asOf);
  if (item.from === null) return { kind: "kept", until: null, source };
  const isOver = toEpochDay(item.from) <= toEpochDay(cutoffOf(policy, item.class, asOf));
  if (rule.action === "keep" || !isOver)
    return { kind: "kept", until: keptUntil(rule, item.from), source };
  return { kind: "due", action: rule.action, source };
}
