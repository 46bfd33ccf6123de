/** `superseded`: a later file was compared, and what still differs stands there. */
export type DifferenceStatus = "open" | "explained" | "settled" | "superseded";

export const DIFFERENCE_STATUSES = [
  "open",
  "explained",
  "settled",
  "superseded",
] as const satisfies readonly DifferenceStatus[];

export type DifferenceDecision =
  | { readonly kind: "closed"; readonly status: "explained" | "settled" }
  | {
      readonly kind: "refused";
      readonly code: "lender-difference.closed";
      readonly zh: string;
      readonly en: string;
    };

/** Whether a person may close a difference: only one that is open. */
export function decideDifference(
  status: DifferenceStatus,
  outcome: "explained" | "settled",
): DifferenceDecision {
  if (status === "open") return { kind: "closed", status: outcome };
  return {
    kind: "refused",
    code: "lender-difference.closed",
    zh: "这处差异已经办结，或已由后一份文件重新核对。刷新后查看。",
    en: "This difference was closed, or a later file was compared since. Reload it.",
  };
}
