import { integer, monthDay, object, oneOf, optional, words } from "./parse-value.ts";
import type { MonthDay } from "./month-day.ts";
import type { Series } from "./policy.ts";
import type { RowReader } from "./row-reader.ts";

/** The six factors of the national recognition (教财〔2018〕16号). */
export const HARDSHIP_FACTORS = [
  "family-economy",
  "special-group",
  "regional-level",
  "emergency",
  "student-consumption",
  "other",
] as const;
export type HardshipFactor = (typeof HARDSHIP_FACTORS)[number];

/** Levels of hardship, the gravest first. */
export const HARDSHIP_LEVELS = ["special", "difficult", "general"] as const;
export type HardshipLevel = (typeof HARDSHIP_LEVELS)[number];

interface Named {
  readonly zh: string;
  readonly en: string;
}

/** A circumstance that counts for a factor. */
export interface HardshipIndicator extends Named {
  readonly factor: HardshipFactor;
  /** Of 100 that a factor can reach. */
  readonly points: number;
  /** Whom it applies to is at this level whatever the index says. */
  readonly atLeast: HardshipLevel | null;
}

/** How hardship is measured (rulebook 5.8), by date. */
export interface HardshipPolicy {
  readonly factors: Readonly<Record<string, Series<Named & { readonly weightPct: number }>>>;
  readonly indicators: Readonly<Record<string, Series<HardshipIndicator>>>;
  readonly levels: Readonly<Record<string, Series<Named & { readonly minIndex: number }>>>;
  /** Day of the year on which a recognition ends. */
  readonly validTo: Series<MonthDay>;
}

/** Working days for which a list is public, both included. */
export interface PublicityDays {
  readonly min: number;
  readonly max: number;
}

/** Days of the year between which something can be done, both included. */
export interface YearlyWindow {
  readonly from: MonthDay;
  readonly to: MonthDay;
}

/** Who pre-applies and when (rulebook 5.1, 5.2), by date. */
export interface PreApplicationPolicy {
  /** Each names the hardship category that an application takes from it. */
  readonly categories: Readonly<
    Record<string, Series<Named & { readonly hardshipCategory: string }>>
  >;
  /** Registration in the schools, upload of many at once, and one by one. */
  readonly windows: Readonly<
    Record<"registration" | "upload" | "single-entry", Series<YearlyWindow>>
  >;
}

const named = { zh: words, en: words };
const indicator = object<HardshipIndicator>({
  ...named,
  factor: oneOf(...HARDSHIP_FACTORS),
  points: integer(1, 100),
  atLeast: optional(oneOf(...HARDSHIP_LEVELS)),
});
const days = integer(1, 30);

/** A local category and the factor of the national list that it belongs to. */
export const hardshipCategory = object({ ...named, factor: oneOf(...HARDSHIP_FACTORS) });
export const publicityDays = object<PublicityDays>({ min: days, max: days });

export function readHardshipPolicy(read: RowReader): HardshipPolicy {
  return {
    factors: read.keyed("hardship-factor", object({ ...named, weightPct: integer(0, 100) })),
    indicators: read.keyed("hardship-indicator", indicator),
    levels: read.keyed("hardship-level", object({ ...named, minIndex: integer(1, 100) })),
    validTo: read.series("hardship-valid-to", monthDay),
  };
}

export function readPreApplicationPolicy(read: RowReader): PreApplicationPolicy {
  const window = object<YearlyWindow>({ from: monthDay, to: monthDay });
  const category = object({ ...named, hardshipCategory: words });
  const windowOf = (key: string) => read.series("pre-application-window", window, key);
  return {
    categories: read.keyed("pre-application-category", category),
    windows: {
      registration: windowOf("registration"),
      upload: windowOf("upload"),
      "single-entry": windowOf("single-entry"),
    },
  };
}
