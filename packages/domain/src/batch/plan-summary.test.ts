import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSums, countDeltas, deltaBands, largestMovers } from "./index.ts";

describe("the bands of a plan's deltas", () => {
  it("follow each other without a gap", () => {
    const ends = deltaBands.slice(0, -1).map(({ toFen }) => (toFen ?? 0n) + 1n);
    expect(deltaBands.slice(1).map(({ fromFen }) => fromFen)).toEqual(ends);
  });

  it("hold every delta once, zero in the middle", () => {
    const deltas = fc.array(fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }));
    fc.assert(
      fc.property(deltas, (given) => {
        expect(countDeltas(given).reduce((sum, count) => sum + count, 0)).toBe(given.length);
      }),
    );
    expect(countDeltas([0n, 0n])).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0]);
    expect(countDeltas([-100_001n, -1n, 1n, 100_001n])).toEqual([1, 0, 0, 1, 0, 1, 0, 0, 1]);
  });
});

it("the largest movers are the largest either way", () => {
  const movers = [3n, -5n, 4n, 0n].map((deltaFen) => ({ deltaFen }));
  expect(largestMovers(movers, 2)).toEqual([{ deltaFen: -5n }, { deltaFen: 4n }]);
});

it("sums are added by name", () => {
  expect(addSums({ a: 1n, b: 2n }, { b: 3n, c: 4n })).toEqual({ a: 1n, b: 5n, c: 4n });
});
