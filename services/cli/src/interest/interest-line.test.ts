import { describe, expect, it } from "vitest";
import type { FieldProblem } from "../json-input/field-problem.ts";
import { answerInterest, readInterestLine } from "./interest-line.ts";

const question = {
  principal: "10000.00",
  ratePct: "3.65",
  from: "2023-12-21",
  to: "2024-12-21",
  dayCount: "ACT/ACT",
  rounding: "HALF_UP",
};

describe("bursar interest", () => {
  it.each([
    [{}, "365.0300546448", "365.03"],
    [
      { ratePct: "3.6", from: "2026-02-28", to: "2026-03-31", dayCount: "30/360" },
      "32.0000000000",
      "32.00",
    ],
    [{ from: "2026-01-01", to: "2026-01-01" }, "0.0000000000", "0.00"],
    [
      {
        principal: "6000.00",
        ratePct: "4.35",
        from: "2020-12-21",
        to: "2021-12-21",
        dayCount: "ACT/360",
      },
      "264.6250000000",
      "264.63",
    ],
    [
      {
        principal: "6000.00",
        ratePct: "4.35",
        from: "2020-12-21",
        to: "2021-12-21",
        dayCount: "ACT/360",
        rounding: "HALF_EVEN",
      },
      "264.6250000000",
      "264.62",
    ],
    [{ from: "2026-01-01", to: "2027-01-01", dayCount: "ACT/365F" }, "365.0000000000", "365.00"],
  ])("%j is %s, posted as %s (K6)", (change, exact, rounded) => {
    const problems: FieldProblem[] = [];
    const read = readInterestLine({ ...question, ...change }, 0, problems);
    expect(problems).toEqual([]);
    expect(read && answerInterest(read)).toEqual({ exact, rounded });
  });

  it.each([
    [{ principal: "-1.00" }, "principal"],
    [{ principal: 10_000 }, "principal"],
    [{ ratePct: "-2.80" }, "ratePct"],
    [{ from: "2024-12-22" }, "to"],
    [{ to: "2024-02-30" }, "to"],
    [{ dayCount: "ACT/361" }, "dayCount"],
    [{ rounding: "DOWN" }, "rounding"],
    [{ rate: "2.80" }, "rate"],
  ])("%j is refused at its field", (change, field) => {
    const problems: FieldProblem[] = [];
    expect(readInterestLine({ ...question, ...change }, 3, problems) === undefined).toBe(
      field !== "rate",
    );
    expect(problems.map(({ path }) => path)).toEqual([[3, field]]);
  });
});
