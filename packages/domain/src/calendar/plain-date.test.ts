import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayOf,
  daysBetween,
  fromEpochDay,
  isPlainDate,
  monthOf,
  plainDate,
  toEpochDay,
  weekdayOf,
  yearOf,
} from "./index.ts";

const MS_PER_DAY = 86_400_000;
const FIRST = toEpochDay("0001-01-01");
const LAST = toEpochDay("9999-12-31");
const epochDay = fc.integer({ min: FIRST, max: LAST });

describe("plain dates", () => {
  it("agree with the platform's UTC calendar on every day from 1900 to 2100", () => {
    for (let day = toEpochDay("1900-01-01"); day <= toEpochDay("2100-12-31"); day++) {
      const reference = new Date(day * MS_PER_DAY);
      const text = fromEpochDay(day);
      if (text !== reference.toISOString().slice(0, 10) || toEpochDay(text) !== day) {
        expect.fail(`day ${day} is ${reference.toISOString()}, not ${text}`);
      }
    }
  });

  it("agree with the platform's UTC calendar anywhere in the years 0001–9999", () => {
    fc.assert(
      fc.property(epochDay, (day) => {
        const reference = new Date(day * MS_PER_DAY);
        const text = fromEpochDay(day);
        expect(text).toBe(reference.toISOString().slice(0, 10));
        expect(toEpochDay(text)).toBe(day);
        expect(weekdayOf(text)).toBe(reference.getUTCDay() === 0 ? 7 : reference.getUTCDay());
        expect(plainDate(yearOf(text), monthOf(text), dayOf(text))).toBe(text);
      }),
    );
  });

  it("add and subtract days without loss, and keep the order of days as the order of text", () => {
    fc.assert(
      fc.property(epochDay, epochDay, (a, b) => {
        const [from, to] = [fromEpochDay(a), fromEpochDay(b)];
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(from < to).toBe(a < b);
      }),
    );
  });

  it.each([
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2100-02-29", false],
    ["2000-02-29", true],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-04-31", false],
    ["2026-4-3", false],
    ["2026-04-03T00:00:00Z", false],
    ["0000-01-01", false],
    [" 2026-04-03", false],
    ["2026-04-03\n", false],
    [20260403, false],
    [null, false],
  ])("%j is a plain date: %s", (value, expected) => {
    expect(isPlainDate(value)).toBe(expected);
  });

  it("refuse a day that does not exist instead of rolling over", () => {
    expect(() => plainDate(2027, 2, 29)).toThrow(RangeError);
    expect(() => toEpochDay("2027-02-29")).toThrow("2027-02-29");
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => fromEpochDay(0.5)).toThrow(RangeError);
  });
});
