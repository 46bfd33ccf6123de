import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  divideHalfUp,
  formatDecimal,
  formatRatePercent,
  formatYuan,
  formatYuanGrouped,
  parseRatePercent,
  parseYuan,
} from "./index.ts";

const fen = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });
const numerator = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const denominator = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe("yuan text", () => {
  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(parseYuan(formatYuan(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    ["136.89", 13_689n],
    ["136.9", 13_690n],
    ["136", 13_600n],
    ["0.01", 1n],
    ["0", 0n],
    ["-3.00", -300n],
    ["", undefined],
    [".5", undefined],
    ["5.", undefined],
    ["1.005", undefined],
    ["1,000.00", undefined],
    [" 1", undefined],
    ["1\n", undefined],
    ["+1", undefined],
    ["007", undefined],
    ["1e3", undefined],
    ["１２", undefined],
    ["9999999999999999", undefined],
  ])("%j is %s fen", (text, expected) => {
    expect(parseYuan(text)).toBe(expected);
  });

  it("groups thousands for people", () => {
    expect(formatYuanGrouped(123_456_789n)).toBe("1,234,567.89");
    expect(formatYuanGrouped(-100_000n)).toBe("-1,000.00");
    expect(formatYuanGrouped(99n)).toBe("0.99");
  });
});

describe("rounding", () => {
  it("is the nearest integer, halves away from zero, and mirrors", () => {
    fc.assert(
      fc.property(numerator, denominator, (n, d) => {
        const rounded = divideHalfUp(n, d);
        const doubleError = 2n * (rounded * d - n);
        expect(doubleError <= d && doubleError >= -d).toBe(true);
        if (doubleError === d) expect(n > 0n).toBe(true);
        if (doubleError === -d) expect(n < 0n).toBe(true);
        expect(divideHalfUp(-n, d)).toBe(-rounded);
      }),
    );
  });

  it("refuses a denominator that is not positive", () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => divideHalfUp(1n, -2n)).toThrow(RangeError);
  });

  it("writes fractions to a fixed number of places", () => {
    expect(formatDecimal(41_440n, 300n, 6)).toBe("138.133333");
    expect(formatDecimal(1n, 3n, 0)).toBe("0");
    expect(formatDecimal(-1n, 300n, 6)).toBe("-0.003333");
  });
});

describe("rate text", () => {
  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -999_999n, max: 999_999n }), (ppm) => {
        expect(parseRatePercent(formatRatePercent(ppm))).toBe(ppm);
      }),
    );
  });

  it.each([
    ["2.80", 28_000n, "2.80"],
    ["3.5", 35_000n, "3.50"],
    ["-0.70", -7_000n, "-0.70"],
    ["4.8125", 48_125n, "4.8125"],
    ["4", 40_000n, "4.00"],
  ])("%s %% is %s ppm", (text, ppm, written) => {
    expect(parseRatePercent(text)).toBe(ppm);
    expect(formatRatePercent(ppm)).toBe(written);
  });

  it.each(["", "2.8 %", "2,80", "2.80000", "1000"])("refuses %j", (text) => {
    expect(parseRatePercent(text)).toBeUndefined();
  });
});
