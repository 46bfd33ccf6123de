import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { markAt, notDueFen } from "../loan/position.ts";
import { positionAt, prepareLoan } from "../loan/index.ts";
import type { Loan, PreparedLoan } from "../loan/index.ts";
import { eventfulLoans } from "../testing/index.ts";
import { balancesOf, journalDiff, journalThrough, standingAt } from "./index.ts";

interface Case {
  readonly loan: Loan;
  readonly day: PlainDate;
  readonly openedOn: PlainDate | null;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    loan: eventfulLoans,
    at: fc.integer({ min: 0, max: 1_000 }),
    opened: fc.option(fc.integer({ min: 0, max: 1_000 }), { freq: 3 }),
  })
  .map(({ loan, at, opened }) => {
    const { disbursedOn, maturesOn } = loan.terms;
    const span = daysBetween(disbursedOn, maturesOn) + 800;
    const onDay = (part: number): PlainDate =>
      addDays(disbursedOn, Math.floor((part * span) / 1_000));
    return { loan, day: onDay(at), openedOn: opened === null ? null : onDay(opened) };
  });

/** The accounts as the fold knows them. */
function foldBalances(prepared: PreparedLoan, on: PlainDate) {
  const day = toEpochDay(on);
  const version = prepared.versionAt(day);
  if (version === undefined) throw new Error("the case starts after the disbursement");
  const mark = markAt(version, day);
  const { arrears } = mark;
  const ahead = version.adjustments.filter(
    ({ amountFen, filedDay, onDay }) => amountFen > 0n && filedDay <= day && day < onDay,
  );
  const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
  return {
    "1101": notDueFen(version, day),
    "1102": sum(arrears.filter(({ dueDay }) => dueDay >= day).map((one) => one.principalFen)),
    "1103": sum(arrears.filter(({ dueDay }) => dueDay < day).map((one) => one.principalFen)),
    "1201": sum([
      ...arrears.map(({ interestFen }) => interestFen),
      ...ahead.map(({ amountFen }) => amountFen),
    ]),
    "1205": sum(arrears.map(({ penaltyFen }) => penaltyFen)),
    "2102": mark.refundableFen,
    "2103": mark.waitingFen,
  };
}

describe("the journal", () => {
  it("leaves on every account what the fold says of it (T2, T5)", () => {
    fc.assert(
      fc.property(cases, ({ loan, day, openedOn }) => {
        const prepared = prepareLoan(loan);
        const through = openedOn !== null && openedOn > day ? openedOn : day;
        const lines = journalThrough(prepared, { through, openedOn });
        expect(balancesOf(lines)).toMatchObject(foldBalances(prepared, through));
        expect(lines.every(({ amountFen }) => amountFen > 0n)).toBe(true);
      }),
    );
  });

  it("only grows: closing a later day changes nothing that an earlier one has posted", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 900 }), ({ loan, day, openedOn }, more) => {
        const prepared = prepareLoan(loan);
        const from = openedOn !== null && openedOn > day ? openedOn : day;
        const through = addDays(from, more);
        const before = journalThrough(prepared, { through: from, openedOn });
        const diff = journalDiff(before, journalThrough(prepared, { through, openedOn }));
        const filed = loan.facts.map(({ on }) => on);
        expect(diff.filter(({ valueOn }) => valueOn <= from && !filed.includes(from))).toEqual([]);
        const beyond = journalThrough(prepared, { through, openedOn, after: from });
        expect(journalDiff(before, journalThrough(prepared, { through, openedOn }))).toEqual(
          journalDiff([], filed.includes(from) ? diff : beyond),
        );
      }),
    );
  });

  it("has nothing to do before the day that the standing names", () => {
    fc.assert(
      fc.property(cases, ({ loan, day, openedOn }) => {
        const prepared = prepareLoan(loan);
        const from = openedOn !== null && openedOn > day ? openedOn : day;
        const standing = standingAt(prepared, from);
        const known = loan.facts.map((fact) =>
          fact.kind === "school-left" ? (fact.filedOn ?? fact.on) : fact.on,
        );
        const next = standing.nextEventOn ?? addDays(from, 4_000);
        const fact = known.filter((on) => on > from).toSorted()[0] ?? next;
        const quiet = addDays(next < fact ? next : fact, -1);
        if (quiet <= from) return;
        const before = journalThrough(prepared, { through: from, openedOn });
        expect(journalDiff(before, journalThrough(prepared, { through: quiet, openedOn }))).toEqual(
          [],
        );
        const { classification } = positionAt(prepared, quiet);
        expect(classification).toBe(standing.classification);
      }),
    );
  });
});
