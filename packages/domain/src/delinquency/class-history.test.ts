import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, plainDate, yearOf } from "../calendar/index.ts";
import { positionAt, prepareLoan } from "../loan/index.ts";
import { E9, eventfulLoans, exampleLoan, withFacts } from "../testing/index.ts";
import { bucketNames, bucketOf, classHistory, restatedHistory } from "./index.ts";

describe("a loan's classes", () => {
  it("change on the days on which the position of the day says so, and on no other", () => {
    fc.assert(
      fc.property(eventfulLoans, fc.integer({ min: 0, max: 1_000 }), (loan, part) => {
        const prepared = prepareLoan(loan);
        const { disbursedOn, maturesOn } = loan.terms;
        const days = daysBetween(disbursedOn, maturesOn) + 800;
        const start = addDays(disbursedOn, Math.floor((part / 1_000) * Math.max(0, days - 500)));
        const end = addDays(start, 500);
        const history = classHistory(prepared, end);
        let current = history.findLast(({ on }) => on < start)?.to ?? "normal";
        for (let on = start; on <= end; on = addDays(on, 1)) {
          const { classification, daysPastDue } = positionAt(prepared, on);
          const change = history.find((one) => one.on === on);
          if (classification === current) expect(change).toBeUndefined();
          else expect(change).toMatchObject({ from: current, to: classification, daysPastDue });
          current = classification;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("go down by days past due and up again with the payment (6.3)", () => {
    const loan = withFacts(
      exampleLoan(E9),
      { kind: "paid-through", on: "2024-12-20" },
      { kind: "repaid", on: "2027-01-05", amountFen: 500_000n },
    );
    expect(
      classHistory(prepareLoan(loan), "2027-02-01").map(({ on, to, daysPastDue }) => [
        on,
        to,
        daysPastDue,
      ]),
    ).toEqual([
      ["2025-12-21", "attention", 1],
      ["2026-03-21", "substandard", 91],
      ["2026-09-17", "doubtful", 271],
      ["2026-12-16", "loss", 361],
      ["2027-01-05", "normal", 0],
    ]);
  });

  it("are those of a loan that was never paid when the payment is taken back (K15)", () => {
    const unpaid = withFacts(exampleLoan(E9), { kind: "paid-through", on: "2024-12-20" });
    const reversed = withFacts(
      unpaid,
      { kind: "repaid", on: "2025-12-20", amountFen: 500_000n },
      { kind: "reversed", on: "2026-06-01", reversesFactId: "fact_3" },
    );
    const asOf = "2026-11-20";
    expect(restatedHistory(prepareLoan(reversed), asOf)).toEqual(
      classHistory(prepareLoan(unpaid), asOf),
    );
    expect(classHistory(prepareLoan(reversed), asOf)).toMatchObject([
      { on: "2026-06-01", to: "substandard" },
      { on: "2026-09-17", to: "doubtful" },
    ]);
  });

  it("don't change where the principal of the year was deferred and the interest paid", () => {
    const loan = withFacts(
      exampleLoan(E9),
      { kind: "paid-through", on: "2024-12-20" },
      { kind: "principal-deferred", on: "2025-11-10", year: 2025 },
    );
    expect(classHistory(prepareLoan(loan), plainDate(yearOf("2026-01-01"), 11, 20))).toEqual([]);
  });
});

it.each([
  [0, "0"],
  [1, "1-30"],
  [30, "1-30"],
  [31, "31-60"],
  [90, "61-90"],
  [91, "91-180"],
  [270, "181-270"],
  [360, "271-360"],
  [361, ">360"],
  [4_000, ">360"],
])("%i days past due are in bucket %s", (days, name) => {
  expect(bucketOf(days)).toBe(name);
  expect(bucketNames).toContain(name);
});
