import { addDays, type PlainDate } from "../calendar/index.ts";
import { inForce, type Policy, type RetentionRule } from "../policy/index.ts";
import type { RetentionClass } from "./retention-class.ts";

/** Sign-in traces are logs: six months at least, whatever a row says (网络安全法). */
const LOG_FLOOR_DAYS = 184;
/** Evidence of dunning: two years at least (GB/T 45251-2025). */
const DUNNING_FLOOR_YEARS = 2;

/** The first day on which data whose period began on `from` may go. */
export function keptUntil(rule: RetentionRule, from: PlainDate): PlainDate {
  return rule.unit === "day" ? addDays(from, rule.keep) : shiftYears(from, rule.keep);
}

/**
 * The last day on which a period can have begun that is over on `asOf`: what began later is still
 * kept. A row below the law's floor counts as the floor.
 */
export function cutoffOf(policy: Policy, name: RetentionClass, asOf: PlainDate): PlainDate {
  const rule = floored(name, inForce(policy.retention[name], asOf).value);
  if (rule.unit === "day") return addDays(asOf, -rule.keep);
  const [year, monthDay] = [Number(asOf.slice(0, 4)), asOf.slice(5)];
  const shifted = `${String(year - rule.keep).padStart(4, "0")}-${monthDay}`;
  // What began on 29 February may go on 1 March, so on 29 February nothing after the 28th may.
  return monthDay === "02-29" && !isLeap(year - rule.keep)
    ? shifted.replace("-29", "-28")
    : shifted;
}

function floored(name: RetentionClass, rule: RetentionRule): RetentionRule {
  if (name === "sign-in-trace" && daysOf(rule) < LOG_FLOOR_DAYS)
    return { ...rule, unit: "day", keep: LOG_FLOOR_DAYS };
  if (name === "notice" && daysOf(rule) < DUNNING_FLOOR_YEARS * 366)
    return { ...rule, unit: "year", keep: DUNNING_FLOOR_YEARS };
  return rule;
}

function daysOf({ keep, unit }: RetentionRule): number {
  return unit === "day" ? keep : keep * 366;
}

function shiftYears(date: PlainDate, years: number): PlainDate {
  const year = Number(date.slice(0, 4)) + years;
  const monthDay = date.slice(5);
  const isShort = monthDay === "02-29" && !isLeap(year);
  return `${String(year).padStart(4, "0")}-${isShort ? "03-01" : monthDay}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
