import type { PlainDate } from "../calendar/index.ts";
import { endOfWorkingDays, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

export interface PublicityWish {
  /** What is made public; its row of the policy says for how long. */
  readonly kind: "pre-application" | "hardship" | "rescue";
  readonly fromOn: PlainDate;
  /** The least that the policy allows when left out. */
  readonly workingDays: number | undefined;
  readonly businessOn: PlainDate;
}

export type PublicityPlan =
  | {
      readonly kind: "planned";
      readonly fromOn: PlainDate;
      readonly toOn: PlainDate;
      readonly workingDays: number;
    }
  | {
      readonly kind: "refused";
      readonly code: "publicity.wrong-length" | "publicity.starts-in-past";
      readonly zh: string;
      readonly en: string;
    };

/** The days on which a list is public; the first counts when it is a working day (rulebook 5.8). */
export function planPublicity(policy: Policy, wish: PublicityWish): PublicityPlan {
  const { fromOn, businessOn } = wish;
  const series = policy.publicityDays[wish.kind];
  if (series === undefined) throw new Error(`no publicity days for ${wish.kind}`);
  const { min, max } = inForce(series, businessOn).value;
  const workingDays = wish.workingDays ?? min;
  if (workingDays < min || workingDays > max) {
    return {
      kind: "refused",
      code: "publicity.wrong-length",
      zh: `公示 ${min} 至 ${max} 个工作日：改成这个范围内的天数。`,
      en: `A list is public for ${min} to ${max} working days: choose a number between them.`,
    };
  }
  if (fromOn < businessOn) {
    return {
      kind: "refused",
      code: "publicity.starts-in-past",
      zh: `公示从 ${businessOn} 或以后开始：改开始日期。`,
      en: `Publicity starts on ${businessOn} or later: change its first day.`,
    };
  }
  return {
    kind: "planned",
    fromOn,
    toOn: endOfWorkingDays(policy, fromOn, workingDays),
    workingDays,
  };
}
