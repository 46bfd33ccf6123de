import { dayOf, monthOf, weekdayOf, yearOf } from "@bursar/domain/calendar";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Language } from "@bursar/http/problems";

const WEEKDAYS = {
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
} as const;
// oxfmt-ignore
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** `12 月 20 日`, with the year where it isn't `thisYear`; `20 December`. */
export function dateText(language: Language, date: PlainDate, thisYear?: number): string {
  const [year, month, day] = [yearOf(date), monthOf(date), dayOf(date)];
  const sameYear = year === thisYear;
  if (language === "zh") return `${sameYear ? "" : `${year} 年 `}${month} 月 ${day} 日`;
  return `${day} ${MONTHS[month - 1] ?? ""}${sameYear ? "" : ` ${year}`}`;
}

/** `周日`, `Sunday`. */
export function weekdayText(language: Language, date: PlainDate): string {
  return WEEKDAYS[language][weekdayOf(date) - 1] ?? "";
}

/** `还有 30 天`, `明天`, `今天`. */
export function daysLeftText(language: Language, days: number): string {
  if (days === 0) return language === "zh" ? "就是今天" : "today";
  if (days === 1) return language === "zh" ? "就是明天" : "tomorrow";
  return language === "zh" ? `还有 ${days} 天` : `in ${days} days`;
}
