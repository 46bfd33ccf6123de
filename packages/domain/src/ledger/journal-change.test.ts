import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, daysBetween, laterOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { prepareLoan } from "../loan/index.ts";
import type { LoanFact } from "../loan/index.ts";
import { eventfulLoans } from "../testing/index.ts";
import { journalChange, journalDiff, journalThrough } from "./index.ts";

const part = fc.integer({ min: 0, max: 1_000 });

it("is the whole difference of the journals, though it looks at no day before the money's", () => {
  const money = fc.record({
    kind: fc.constantFrom("repaid" as const, "repaid" as const, "refunded" as const),
    amountFen: fc.bigInt({ min: 1n, max: 900_000n }),
    at: part,
  });
  const cases = fc.record({
    loan: eventfulLoans,
    closed: part,
    opened: fc.option(part, { freq: 3 }),
    added: fc.array(money, { minLength: 1, maxLength: 2 }),
  });
  fc.assert(
    fc.property(cases, ({ loan, closed, opened, added }) => {
      const { disbursedOn, maturesOn } = loan.terms;
      const span = daysBetween(disbursedOn, maturesOn) + 800;
      const onDay = (at: number): PlainDate =>
        addDays(disbursedOn, Math.floor((at * span) / 1_000));
      const last = Math.max(...loan.facts.map(({ sequence }) => sequence));
      const facts = added.map(({ kind, amountFen, at }, index): LoanFact => {
        const sequence = last + 1 + index;
        return { kind, amountFen, factId: `added/${sequence}`, sequence, on: onDay(at) };
      });
      const closedThrough = onDay(closed);
      const through = facts.map(({ on }) => on).reduce(laterOf, closedThrough);
      const openedOn = opened === null ? null : onDay(opened);
      const before = prepareLoan(loan);
      const after = prepareLoan({ ...loan, facts: [...loan.facts, ...facts] });
      const whole = journalDiff(
        journalThrough(before, { through: closedThrough, openedOn }),
        journalThrough(after, { through, openedOn }),
      );
      const days = { closedThrough, through, openedOn };
      expect(journalChange({ before, after }, days, facts)).toEqual(whole);
    }),
  );
});
