import { daysBetween, yearOf, type PlainDate } from "@bursar/domain/calendar";
import { isLprKnown } from "@bursar/domain/loan";
import { dateInYear, inForce, type Policy } from "@bursar/domain/policy";
import { good, warning, type Finding } from "./finding.ts";

/** LPR of a repricing is published a day or two before it; from here on it should be looked for. */
const WARNED_DAYS = 31;

/** Whether the LPR is there that rates were repriced with, or will be soon. */
export function checkRepricing(policy: Policy, today: PlainDate): Finding {
  const dayOf = (year: number): PlainDate =>
    dateInYear(inForce(policy.repricingDay, `${year}-12-31`).value, year);
  const year = yearOf(today);
  const last = dayOf(year) <= today ? dayOf(year) : dayOf(year - 1);
  const next = dayOf(yearOf(last) + 1);
  if (!isLprKnown(policy, last)) return missing(last);
  const left = daysBetween(today, next);
  if (isLprKnown(policy, next) || left > WARNED_DAYS) {
    return good("repricing", {
      zh: `下次调整利率 ${next}，还有 ${left} 天`,
      en: `rates are next repriced on ${next}, in ${left} days`,
    });
  }
  return missing(next);
}

function missing(day: PlainDate): Finding {
  return warning(
    "repricing",
    {
      zh: `缺 ${day} 调整利率所用的 LPR，下一周期的利率按估算`,
      en: `the LPR for the repricing of ${day} is missing; rates from then on are assumed`,
    },
    {
      zh: `公布后录入：bursar policy propose --lpr <百分数> --from <公布日> --source <出处> --as <账号>`,
      en: `when published: bursar policy propose --lpr <percent> --from <day> --source <text> --as <account>`,
    },
  );
}
