import { isPlainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { parseRatePercent, parseYuan } from "../money/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import { isMonthDay } from "./month-day.ts";
import type { MonthDay } from "./month-day.ts";

/** Turns JSON into a value, or gives `undefined`; `expected` says what would have been right. */
export interface ValueParser<T> {
  readonly expected: string;
  readonly parse: (value: unknown) => T | undefined;
}

export const yuan: ValueParser<Fen> = {
  expected: 'an amount in yuan above zero, such as "20000.00"',
  parse: (value) => {
    const fen = typeof value === "string" ? parseYuan(value) : undefined;
    return fen !== undefined && fen > 0n ? fen : undefined;
  },
};

export const percent: ValueParser<RatePpm> = {
  expected: 'a percentage as text, such as "3.50"',
  parse: (value) => (typeof value === "string" ? parseRatePercent(value) : undefined),
};

export const date: ValueParser<PlainDate> = {
  expected: 'a date, such as "2025-12-20"',
  parse: (value) => (isPlainDate(value) ? value : undefined),
};

export const monthDay: ValueParser<MonthDay> = {
  expected: 'a day of the year, such as "12-20"',
  parse: (value) => (isMonthDay(value) ? value : undefined),
};

export const timeOfDay: ValueParser<string> = {
  expected: 'a time, such as "22:00"',
  parse: (value) =>
    typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : undefined,
};

export const words: ValueParser<string> = {
  expected: "text",
  parse: (value) => (typeof value === "string" && value.trim() !== "" ? value : undefined),
};

export const boolean: ValueParser<boolean> = {
  expected: "true or false",
  parse: (value) => (typeof value === "boolean" ? value : undefined),
};

export function integer(min: number, max: number): ValueParser<number> {
  return {
    expected: `a whole number from ${min} to ${max}`,
    parse: (value) =>
      typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
        ? value
        : undefined,
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): ValueParser<T> {
  return {
    expected: `one of ${choices.join(", ")}`,
    parse: (value) => choices.find((choice) => choice === value),
  };
}

/** Every one of the choices exactly once, in the order that holds. */
export function orderOf<const T extends string>(
  ...choices: readonly T[]
): ValueParser<readonly T[]> {
  return {
    expected: `a list of ${choices.join(", ")}, each once, in their order`,
    parse: (value) => {
      if (!Array.isArray(value) || value.length !== choices.length) return undefined;
      const order = value.flatMap((item) => choices.find((choice) => choice === item) ?? []);
      return new Set(order).size === choices.length ? order : undefined;
    },
  };
}

type Parsers<T> = { readonly [Field in keyof T]: ValueParser<T[Field]> };

/** An object with exactly these fields. */
export function object<T extends object>(fields: Parsers<T>): ValueParser<T> {
  const entries = Object.entries<ValueParser<unknown>>(fields);
  return {
    expected: `{ ${entries.map(([name, field]) => `${name}: ${field.expected}`).join("; ")} }`,
    parse: (value) => {
      if (!isRecord(value) || Object.keys(value).some((name) => !(name in fields)))
        return undefined;
      const parsed: Record<string, unknown> = {};
      for (const [name, field] of entries) {
        const part = field.parse(value[name]);
        if (part === undefined) return undefined;
        parsed[name] = part;
      }
      return parsed as T;
    },
  };
}

/** A list of such values, at least `min` of them. */
export function listOf<T>(parser: ValueParser<T>, min = 0): ValueParser<readonly T[]> {
  return {
    expected: `a list of ${parser.expected}`,
    parse: (value) => {
      if (!Array.isArray(value) || value.length < min) return undefined;
      const items = value.map((item: unknown) => parser.parse(item));
      return items.every((item) => item !== undefined) ? items : undefined;
    },
  };
}

/** The value or nothing at all: an absent or `null` field becomes `null`. */
export function optional<T>(parser: ValueParser<T>): ValueParser<T | null> {
  return {
    expected: `${parser.expected}, or nothing`,
    parse: (value) => (value === undefined || value === null ? null : parser.parse(value)),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
