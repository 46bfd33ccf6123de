import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../calendar/index.ts";
import { prepareLoan } from "../loan/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { E9, exampleLoan, withFacts } from "../testing/index.ts";
import { limitationEventKinds, limitationOf, limitationState, loanLimitation } from "./index.ts";
import type { LimitationEvent } from "./index.ts";

const terms = nationalPolicy().collections.limitation;
const LAST_DUE = "2024-09-20";
const event = fc.record({
  kind: fc.constantFrom(...limitationEventKinds),
  on: fc.integer({ min: -2_000, max: 9_000 }).map((days) => addDays(LAST_DUE, days)),
});

describe("the limitation of a claim", () => {
  it.each<[string, readonly LimitationEvent[], string]>([
    ["runs three years from the last due date", [], "2027-09-20"],
    ["begins anew with a demand", [{ kind: "demand", on: "2026-03-01" }], "2029-03-01"],
    ["begins anew with a payment", [{ kind: "payment", on: "2027-09-20" }], "2030-09-20"],
    [
      "is not moved by a demand before the last due date",
      [{ kind: "demand", on: "2020-01-01" }],
      "2027-09-20",
    ],
    [
      "is not moved by a demand after its end",
      [{ kind: "demand", on: "2027-09-21" }],
      "2027-09-20",
    ],
    [
      "is given up by a promise after its end",
      [{ kind: "promise", on: "2028-01-01" }],
      "2031-01-01",
    ],
    [
      "is carried on from event to event",
      [
        { kind: "demand", on: "2030-02-28" },
        { kind: "demand", on: "2027-03-01" },
      ],
      "2033-02-28",
    ],
    [
      "falls on 28 February where there is no 29th",
      [{ kind: "suit", on: "2027-02-28" }],
      "2030-02-28",
    ],
  ])("%s", (_, events, expected) => {
    expect(limitationOf(LAST_DUE, events, terms).on).toBe(expected);
  });

  it("never moves to an earlier day by a further event, nor beyond the long stop", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), event, (events, more) => {
        const before = limitationOf(LAST_DUE, events, terms);
        const after = limitationOf(LAST_DUE, [...events, more], terms);
        expect(after.on >= before.on).toBe(true);
        expect(after.on <= "2044-09-20").toBe(true);
        expect(before.on >= "2027-09-20").toBe(true);
      }),
    );
  });

  it.each([
    ["2024-09-20", "not-yet-running"],
    ["2024-09-21", "running"],
    ["2027-03-23", "running"],
    ["2027-03-24", "alarm"],
    ["2027-09-20", "alarm"],
    ["2027-09-21", "barred"],
  ])("stands on %s at %s", (on, expected) => {
    expect(limitationState(limitationOf(LAST_DUE, [], terms), on)).toBe(expected);
  });

  it("counts a borrower's payment that stands, not the state's and not one taken back", () => {
    const loan = withFacts(exampleLoan(E9), { kind: "paid-through", on: "2024-12-20" });
    const on = "2031-03-01";
    const dateOf = (with_: Parameters<typeof loanLimitation>[0]) => loanLimitation(with_, [])?.on;
    const unpaid = dateOf(prepareLoan(loan));
    const paid = withFacts(loan, { kind: "repaid", on, amountFen: 100n });
    const byState = withFacts(loan, {
      kind: "repaid",
      on,
      amountFen: 100n,
      bearer: "compensation",
    });
    const undone = withFacts(paid, { kind: "reversed", on, reversesFactId: "fact_3" });
    const lastDueOn = loanLimitation(prepareLoan(loan), [])?.lastDueOn ?? "";
    expect(unpaid).toBe(`${Number(lastDueOn.slice(0, 4)) + 3}${lastDueOn.slice(4)}`);
    expect(dateOf(prepareLoan(paid))).toBe(on > lastDueOn ? "2034-03-01" : unpaid);
    expect(dateOf(prepareLoan(byState))).toBe(unpaid);
    expect(dateOf(prepareLoan(undone))).toBe(unpaid);
  });
});
