import { epochDayOf, fromEpochDay, plainDate, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy, Relief } from "../policy/index.ts";
import { billOpensOn } from "./due-dates.ts";
import type { Rate } from "./rate-path.ts";

/** A relief year in epoch days, half-open. */
export interface ReliefSpan {
  readonly fromDay: number;
  readonly toDay: number;
  readonly relief: Relief;
}

/**
 * What a policy says about days that all contracts share, looked up once and kept: a schedule
 * reads each of them some twenty times.
 */
export interface PolicyTables {
  readonly policy: Policy;
  /** The annual due day of a year, as epoch day. */
  readonly annualDueDay: (year: number) => number;
  readonly repricingDay: (year: number) => number;
  readonly opensOn: (dueDay: number) => PlainDate;
  readonly reliefs: readonly ReliefSpan[];
  /** Rates by basis and day, filled by the rate path. */
  readonly rates: Map<string, Map<number, Rate>>;
}

const tablesOf = new WeakMap<Policy, PolicyTables>();

export function policyTables(policy: Policy): PolicyTables {
  const known = tablesOf.get(policy);
  if (known !== undefined) return known;
  const tables: PolicyTables = {
    policy,
    annualDueDay: byYear(policy.annualDueDay),
    repricingDay: byYear(policy.repricingDay),
    opensOn: remembered((dueDay: number) => billOpensOn(fromEpochDay(dueDay), policy)),
    reliefs: policy.reliefs.map((relief) => ({
      fromDay: toEpochDay(relief.cycleFrom),
      toDay: toEpochDay(relief.cycleTo) + 1,
      relief,
    })),
    rates: new Map(),
  };
  tablesOf.set(policy, tables);
  return tables;
}

function byYear(series: Policy["annualDueDay"]): (year: number) => number {
  return remembered((year) =>
    toEpochDay(dateInYear(inForce(series, plainDate(year, 12, 31)).value, year)),
  );
}

function remembered<T>(compute: (key: number) => T): (key: number) => T {
  const values = new Map<number, T>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}

/** The same day and month a year later; 29 February becomes the 28th. */
export function yearLater([year, month, day]: readonly [number, number, number]): number {
  return epochDayOf(year + 1, month, month === 2 && day === 29 ? 28 : day);
}
