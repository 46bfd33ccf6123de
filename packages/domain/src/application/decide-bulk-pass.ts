import type { RiskLevel } from "./assess-risk.ts";

/** One case of a bulk pass as it stands now. */
export interface BulkCase {
  readonly applicationId: string;
  readonly level: RiskLevel;
  readonly isAwaitingReview: boolean;
  /** The checker entered, submitted or corrected it. */
  readonly isOwn: boolean;
  readonly isSampled: boolean;
  /** The checker has opened the version that stands. */
  readonly isOpened: boolean;
}

export type BulkRefusalCode =
  | "review.too-many"
  | "review.shown-changed"
  | "review.own-case"
  | "review.not-low-risk"
  | "review.sample-not-opened";

export type BulkDecision =
  | { readonly kind: "passed" }
  | {
      readonly kind: "refused";
      readonly code: BulkRefusalCode;
      readonly applicationIds: readonly string[];
      readonly zh: string;
      readonly en: string;
    };

/**
 * Whether many cases may pass at once (ux C-18): all of them or none, with the list of those that
 * stand in the way. Precedence: not too many, what was shown is what stands, no own case, low risk only, the
 * sample has been opened.
 */
export function decideBulkPass(
  cases: readonly BulkCase[],
  { isAsShown, bulkMax }: { readonly isAsShown: boolean; readonly bulkMax: number },
): BulkDecision {
  const all = cases.map(({ applicationId }) => applicationId);
  const having = (fails: (one: BulkCase) => boolean): string[] =>
    cases.filter(fails).map(({ applicationId }) => applicationId);
  if (cases.length > bulkMax) {
    return refused("review.too-many", all.slice(bulkMax), {
      zh: `一次最多批量通过 ${bulkMax} 件：分批办理。`,
      en: `At most ${bulkMax} cases pass at once: do them in parts.`,
    });
  }
  const gone = having(({ isAwaitingReview }) => !isAwaitingReview);
  if (gone.length > 0 || !isAsShown) {
    return refused("review.shown-changed", gone.length > 0 ? gone : all, {
      zh: "有申请在您查看后变动或已被复核：刷新列表，看过现在的内容再批量通过。",
      en: "Cases changed or were reviewed after they were shown: reload the list and look again.",
    });
  }
  const own = having(({ isOwn }) => isOwn);
  if (own.length > 0) {
    return refused("review.own-case", own, {
      zh: "有自己经办的申请：去掉它们，交给另一位复核人。",
      en: "Some are your own cases: leave them out and hand them to another checker.",
    });
  }
  const risky = having(({ level }) => level !== "low");
  if (risky.length > 0) {
    return refused("review.not-low-risk", risky, {
      zh: "只有低风险的申请能批量通过：去掉其余的，逐件复核。",
      en: "Only low-risk cases pass in bulk: leave the others out and review them one by one.",
    });
  }
  const closed = having(({ isSampled, isOpened }) => isSampled && !isOpened);
  if (closed.length === 0) return { kind: "passed" };
  return refused("review.sample-not-opened", closed, {
    zh: "抽中的申请要先打开看过：逐件打开后再批量通过。",
    en: "The sampled cases have to be opened first: open each, then pass them in bulk.",
  });
}

/** How many of so many cases are sampled: the share in whole percent, rounded up, at least one. */
export function sampleSize(cases: number, samplePct: number): number {
  return Math.max(1, Math.ceil((cases * samplePct) / 100));
}

function refused(
  code: BulkRefusalCode,
  applicationIds: readonly string[],
  text: { readonly zh: string; readonly en: string },
): BulkDecision {
  return { kind: "refused", code, applicationIds, ...text };
}
