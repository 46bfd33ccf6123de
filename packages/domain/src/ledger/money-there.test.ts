import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../calendar/index.ts";
import { foldLoan, positionAt, prepareLoan, quotePrepayment, yearDuesAt } from "../loan/index.ts";
import type { Loan, PrepaymentQuote } from "../loan/index.ts";
import { E9, eventfulLoans, exampleLoan, fenOf, withFacts } from "../testing/index.ts";
import { balancesOf, journalThrough } from "./index.ts";

const runs = { numRuns: Number(process.env["BURSAR_LAW_RUNS"] ?? 150) };
const paidTo = { kind: "paid-through", on: "2025-12-20" } as const;

function quoted(loan: Loan, on: string, principalFen: bigint | "all"): PrepaymentQuote {
  const decision = quotePrepayment(loan, { on, principalFen });
  return decision.kind === "quoted" ? decision.quote : expect.fail(decision.refusals[0].code);
}

function linesOf(loan: Loan, through: string, bearer: string): readonly string[] {
  return journalThrough(prepareLoan(loan), { through, openedOn: null })
    .filter((line) => line.bearer === bearer)
    .map((one) => `${one.valueOn} ${one.debitAccount}/${one.creditAccount} ${one.amountFen}`);
}

describe("an early repayment and money that is there (K12, K19)", () => {
  const ahead = { kind: "repaid", on: "2026-06-01", amountFen: fenOf("50.00") } as const;
  const forBill = { kind: "repaid", on: "2026-11-05", amountFen: fenOf("100.00") } as const;
  const loan = exampleLoan(E9, paidTo, ahead, forBill);

  it.each([
    ["all", "150.00"],
    ["1000.00", "50.00"],
  ])("of %s takes %s: what waits for a bill stays where a bill comes", (yuan, taken) => {
    const asked = yuan === "all" ? yuan : fenOf(yuan);
    const { unappliedFen, totalFen, principalFen } = quoted(loan, "2026-11-20", asked);
    expect(unappliedFen).toBe(fenOf(taken));
    const on = "2026-11-20";
    const paid = withFacts(loan, { kind: "prepaid", on, principalFen, receivedFen: totalFen });
    const left = foldLoan(paid, on).position.unappliedFen;
    expect(left).toBe(fenOf("150.00") - unappliedFen);
  });

  it("gives back what came in beyond its cost, or waited for a bill that no longer comes", () => {
    const on = "2026-11-20";
    const { principalFen, totalFen } = quoted(loan, on, "all");
    const receivedFen = totalFen + fenOf("130.00");
    const paid = withFacts(loan, { kind: "prepaid", on, principalFen, receivedFen });
    const balances = balancesOf(
      journalThrough(prepareLoan(paid), { through: "2027-01-01", openedOn: null }),
    );
    expect(balances).toMatchObject({ "1101": 0n, "2102": fenOf("130.00"), "2103": 0n });
  });

  it("costs, of all of a loan, the payoff of that day; the book takes in just that", () => {
    const days = fc.integer({ min: 0, max: 5_000 }).map((gap) => addDays("2025-02-01", gap));
    fc.assert(
      fc.property(eventfulLoans, days, (own, on) => {
        const decision = quotePrepayment(own, { on, principalFen: "all" });
        if (decision.kind === "refused" || on < own.terms.disbursedOn) return;
        const { principalFen, totalFen, unappliedFen } = decision.quote;
        // Where dues of that day count as paid, so does what a filing moved to it (K16).
        if (!own.facts.some((fact) => fact.kind === "paid-through" && fact.on < on)) return;
        const before = prepareLoan(own);
        const { payoffFen, unappliedFen: thereFen } = positionAt(before, on);
        expect(totalFen).toBe(payoffFen > 0n ? payoffFen : 0n);
        const fact = { kind: "prepaid", on, principalFen, receivedFen: totalFen } as const;
        const after = prepareLoan(withFacts(own, fact));
        const position = positionAt(after, on);
        expect(position.principalOutstandingFen).toBe(0n);
        expect(position.unappliedFen).toBe(thereFen - unappliedFen);
        const [was, is] = [before, after].map((prepared) =>
          balancesOf(journalThrough(prepared, { through: on, openedOn: null })),
        );
        expect((is?.["1301"] ?? 0n) - (was?.["1301"] ?? 0n)).toBe(totalFen);
      }),
      runs,
    );
  });
});

describe("a rescue of this year's bill (9.5)", () => {
  const loan = exampleLoan(E9, paidTo);
  const rescued = (on: string, amountFen: bigint): Loan =>
    withFacts(loan, { kind: "rescued", on, scope: "instalment", amountFen });

  it("is posted on the day of its payment, waits, and is applied on the due date", () => {
    const amountFen = yearDuesAt(prepareLoan(loan), "2026-11-27");
    expect(linesOf(rescued("2026-11-27", amountFen), "2027-06-01", "rescue")).toEqual([
      "2026-11-27 1301/2103 85898",
      "2026-12-20 2103/1201 15898",
      "2026-12-20 2103/1102 70000",
    ]);
  });

  it("pays what is overdue of its year at once, with the penalty", () => {
    const amountFen = yearDuesAt(prepareLoan(loan), "2026-12-31");
    expect(linesOf(rescued("2026-12-31", amountFen), "2027-06-01", "rescue")).toEqual([
      "2026-12-31 1301/1205 78",
      "2026-12-31 1301/1201 15898",
      "2026-12-31 1301/1103 70000",
    ]);
  });

  it.each([
    ["less: the rest falls overdue", 80_000n, 5_898n, 0n],
    ["more: it is given back after the due date", 90_000n, 0n, 4_102n],
  ])("may be %s", (_name, amountFen, owed, refundable) => {
    const { position } = foldLoan(rescued("2026-11-27", amountFen), "2026-12-20");
    expect([position.toClearFen, position.unappliedFen]).toEqual([owed, refundable]);
  });

  it("leaves older dues to their debtor", () => {
    const older = exampleLoan(E9, { kind: "paid-through", on: "2024-12-20" });
    const amountFen = yearDuesAt(prepareLoan(older), "2026-11-27");
    const fact = { kind: "rescued", on: "2026-11-27", scope: "instalment", amountFen } as const;
    const { position } = foldLoan(withFacts(older, fact), "2026-12-21");
    expect(position.daysPastDue).toBe(366);
  });
});
