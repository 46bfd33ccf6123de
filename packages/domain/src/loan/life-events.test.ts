import { describe, expect, it } from "vitest";
import { divideHalfUp, formatYuan } from "../money/index.ts";
import { E4, E9, exampleLoan, fenOf, policyWith, withFacts } from "../testing/index.ts";
import {
  billDueOn,
  foldLoan,
  interestDenominator,
  interestNumerator,
  payoffToday,
  prepareLoan,
  quotePrepayment,
  yearDuesAt,
} from "./index.ts";
import type { DayCount, Loan } from "./index.ts";

const paidTo = (on: string) => ({ kind: "paid-through", on }) as const;
const paid = (on: string, yuan: string) =>
  ({ kind: "repaid", on, amountFen: fenOf(yuan) }) as const;
const rowsOf = (loan: Loan) => foldLoan(loan, "2026-11-20").rows;

describe("day counts (K6)", () => {
  it.each<[DayCount, string, string, string, string, string]>([
    ["ACT/ACT", "10000.00", "36500", "2023-12-21", "2024-12-21", "365.03"],
    ["30/360", "10000.00", "36000", "2026-02-28", "2026-03-31", "32.00"],
    ["ACT/365F", "10000.00", "36500", "2023-12-21", "2024-12-21", "366.00"],
    ["ACT/360", "10000.00", "36000", "2023-12-21", "2024-12-21", "366.00"],
    ["30/360", "10000.00", "36000", "2024-01-30", "2024-01-31", "0.00"],
  ])("%s: %s at %s ppm from %s to %s is %s (V5)", (dayCount, yuan, ppm, from, to, interest) => {
    const period = { from, to, principalFen: fenOf(yuan), ratePpm: BigInt(ppm) };
    const exact = interestNumerator(period, dayCount);
    expect(formatYuan(divideHalfUp(exact, interestDenominator(dayCount)))).toBe(interest);
  });
});

describe("study", () => {
  it("who leaves school pays from the first of the next month (V4, K26)", () => {
    const loan = exampleLoan(["12000.00", "2024-08-20", "2024-11-20", 2028], {
      kind: "school-left",
      on: "2026-12-05",
    });
    const row = rowsOf(loan).find(({ dueOn }) => dueOn === "2027-12-20");
    expect([row?.daysSubsidised, row?.daysBorne]).toEqual([11, 354]);
    expect(formatYuan(row?.interestSubsidisedFen ?? 0n)).toBe("10.27");
    expect(formatYuan(row?.interestBorneFen ?? 0n)).toBe("330.40");
    expect(rowsOf(loan).find((one) => one.principalDueFen > 0n)?.dueOn).toBe("2031-12-20");
  });

  it("leaving that is filed late falls due at the next due date, nothing is overdue (K27)", () => {
    const left = { kind: "school-left", on: "2025-03-10", filedOn: "2027-02-01" } as const;
    const contract = ["12000.00", "2024-08-20", "2024-11-20", 2028] as const;
    const loan = exampleLoan(contract, paidTo("2024-12-20"), left);
    const state = foldLoan(loan, "2027-02-01");
    expect(state.position.daysPastDue).toBe(0);
    const closed = state.rows.filter(({ dueOn }) => dueOn < "2027-02-01");
    const owed = closed.reduce((sum, row) => sum + row.payableFen, 0n);
    expect(owed > 0n).toBe(true);
    expect(billDueOn(state, "2026-12-20")?.payableFen).toBe(0n);
    const next = billDueOn(state, "2027-12-20");
    expect(next?.movedInterestFen).toBe(owed);
    const row = state.rows.find(({ dueOn }) => dueOn === "2027-12-20");
    expect(next?.payableFen).toBe((row?.payableFen ?? 0n) + owed);
    expect(foldLoan(loan, "2027-12-20").position.toClearFen).toBe(next?.payableFen);
    expect(foldLoan(loan, "2027-12-21").position.daysPastDue).toBe(1);
    const overpaid = state.movedInterest.reduce((sum, one) => sum + one.subsidisedFen, 0n);
    const earlier = foldLoan(exampleLoan(contract), "2027-02-01");
    const treasury = (rows: typeof closed) =>
      rows
        .filter(({ dueOn }) => dueOn < "2027-02-01")
        .reduce((sum, { interestSubsidisedFen }) => sum + interestSubsidisedFen, 0n);
    expect(overpaid).toBe(treasury(closed) - treasury([...earlier.rows]));
    expect(overpaid).toBeLessThan(0n);
  });

  it("a gap before further study is the borrower's (K24)", () => {
    const loan = exampleLoan(E4, {
      kind: "study-extended",
      on: "2025-07-10",
      graduationYear: 2028,
      subsidyEndsOn: "2028-08-31",
      studyFrom: "2025-10-01",
    });
    expect(rowsOf(loan).find(({ dueOn }) => dueOn === "2025-12-20")?.daysBorne).toBe(30);
  });
});

describe("dates", () => {
  it.each([
    ["2022-08-10", "2022-11-16", 2026, "2026-12-20", 111, "2031-12-20", "2041-09-20", 11],
    ["2019-08-10", "2019-11-15", 2022, "2022-12-20", 111, "2025-12-20", "2035-09-20", 11],
    ["2011-08-20", "2011-11-20", 2014, "2014-12-20", 111, "2016-12-20", "2024-09-20", 9],
  ])("signed %s, disbursed %s, graduating %i (E17)", (...cells) => {
    const [signedOn, disbursedOn, year, firstBill, days, firstPrincipal, last, count] = cells;
    const rows = rowsOf(exampleLoan(["12000.00", signedOn, disbursedOn, year]));
    const bill = rows.find(({ daysBorne }) => daysBorne > 0);
    const principal = rows.filter(({ principalDueFen }) => principalDueFen > 0n);
    expect([bill?.dueOn, bill?.daysBorne]).toEqual([firstBill, days]);
    expect([principal[0]?.dueOn, principal.at(-1)?.dueOn]).toEqual([firstPrincipal, last]);
    expect(principal.length).toBe(count);
  });

  it("the bill of 2026: interest only for 2020 and 2021, principal too for 2019 (P10)", () => {
    const principalOf2026 = (signedOn: string, graduationYear: number) => {
      const disbursedOn = signedOn.replace("08-10", "11-15");
      const loan = exampleLoan(["8000.00", signedOn, disbursedOn, graduationYear]);
      const bill = billDueOn(foldLoan(loan, "2026-11-20"), "2026-12-20");
      return [bill !== undefined && bill.interestFen > 0n, (bill?.principalFen ?? 0n) > 0n];
    };
    expect(principalOf2026("2019-08-10", 2023)).toEqual([true, true]);
    expect(principalOf2026("2020-08-10", 2024)).toEqual([true, false]);
    expect(principalOf2026("2021-08-10", 2025)).toEqual([true, false]);
  });
});

describe("relief", () => {
  it.each([
    ["2022-05-20", false],
    ["2022-06-20", true],
  ])("a loan settled on %s had its interest of 2022 waived: %s (K22)", (settlesOn, waived) => {
    const on = settlesOn.replace("-20", "-10");
    const loan = exampleLoan(E9, { kind: "prepaid", on, principalFen: 770_000n });
    const row = rowsOf(loan).find(({ dueOn }) => dueOn === settlesOn);
    expect(row?.interestWaivedFen === row?.interestBorneFen).toBe(waived);
    expect((row?.interestBorneFen ?? 0n) > 0n).toBe(true);
  });
});

describe("deferral", () => {
  it("of the last instalment moves the end of the contract by a year (K20)", () => {
    const loan = exampleLoan(["5400.00", "2011-08-20", "2011-11-20", 2014], {
      kind: "principal-deferred",
      on: "2024-09-14",
      year: 2024,
    });
    const last = rowsOf(loan).slice(-2);
    expect(last.map(({ dueOn }) => dueOn)).toEqual(["2024-12-20", "2025-09-20"]);
    expect(last.map((row) => formatYuan(row.principalDueFen))).toEqual(["0.00", "600.00"]);
    expect(last.every((row) => row.interestWaivedFen === row.interestBorneFen)).toBe(true);
  });

  it.each([
    [true, "2100.00"],
    [false, "700.00"],
  ])("deferring again moves what was deferred before: %s (K20)", (again, left) => {
    const facts = [2023, 2024].map(
      (year) => ({ kind: "principal-deferred", on: `${year}-11-20`, year }) as const,
    );
    const loan = { ...exampleLoan(E9, ...facts), policy: policyWith("defer-again", again) };
    const due = (on: string) => rowsOf(loan).find(({ dueOn }) => dueOn === on)?.principalDueFen;
    expect(formatYuan(due("2025-12-20") ?? 0n)).toBe(again ? left : "1400.00");
    expect(formatYuan(due("2024-12-20") ?? 0n)).toBe(again ? "0.00" : "700.00");
  });
});

describe("money", () => {
  const e9 = exampleLoan(E9, paidTo("2026-12-19"));
  const standing = (loan: Loan, on: string) => {
    const { toClearFen, unappliedFen, daysPastDue } = foldLoan(loan, on).position;
    return [formatYuan(toClearFen), formatYuan(unappliedFen), daysPastDue];
  };

  it("for an opened bill waits for its due date; interest is not shortened (K12)", () => {
    const loan = withFacts(e9, paid("2026-11-05", "858.98"));
    expect(standing(loan, "2026-12-19")).toEqual(["0.00", "858.98", 0]);
    expect(standing(loan, "2026-12-21")).toEqual(["0.00", "0.00", 0]);
  });

  it("before the bill opens, or beyond it, is to be given back (K12)", () => {
    expect(standing(withFacts(e9, paid("2026-10-31", "858.98")), "2026-12-21")).toEqual([
      "859.05",
      "858.98",
      1,
    ]);
    const over = withFacts(e9, paid("2026-12-20", "900.00"));
    expect(standing(over, "2026-12-21")).toEqual(["0.00", "41.02", 0]);
  });

  it("0.01 short is overdue", () => {
    const loan = withFacts(e9, paid("2026-12-20", "858.97"));
    expect(standing(loan, "2026-12-21")).toEqual(["0.01", "0.00", 1]);
  });

  it("pays by the declared order: all penalties, all interest, then principal (V1)", () => {
    const late = withFacts(e9, paid("2028-01-10", "1000.00"));
    const policy = policyWith("allocation", {
      across: "component",
      within: ["penalty", "interest", "principal"],
    });
    const { position } = foldLoan({ ...late, policy }, "2028-01-10");
    expect(formatYuan(position.principalOverdueFen)).toBe("726.89");
    expect(position.interestOverdueFen).toBe(0n);
  });

  it("penalty on overdue interest only where the policy says so (rulebook 10 #11)", () => {
    const policy = policyWith("penalty", { factorPct: "130.00", onInterest: true });
    const { position } = foldLoan({ ...e9, policy }, "2027-02-20");
    expect(formatYuan(position.penaltyFen)).toBe("5.38");
  });

  it("the penalty floats with the rate and goes on after maturity (K2, K10)", () => {
    const late = exampleLoan(["5400.00", "2011-08-20", "2011-11-20", 2014], paidTo("2024-09-19"));
    const { position } = foldLoan(late, "2026-11-20");
    expect(position.classification).toBe("loss");
    expect(formatYuan(position.penaltyFen)).toBe("20.32");
  });
});

describe("rescue", () => {
  const e9 = exampleLoan(E9, paidTo("2026-12-19"));

  it("of the loan pays everything, and nothing follows", () => {
    const loan = withFacts(e9, { kind: "rescued", on: "2027-03-05", scope: "full" });
    const { position, rows } = foldLoan(loan, "2027-03-05");
    expect(position.payoffFen).toBe(0n);
    expect(rows.at(-1)?.dueOn).toBe("2027-03-05");
    expect(payoffToday(foldLoan(loan, "2027-03-06"))).toBeUndefined();
  });

  it("of this year's bill pays that bill only", () => {
    const amountFen = yearDuesAt(prepareLoan(e9), "2026-11-30");
    const loan = withFacts(e9, {
      kind: "rescued",
      on: "2026-11-30",
      scope: "instalment",
      amountFen,
    });
    expect(foldLoan(loan, "2026-11-30").position.unappliedFen).toBe(amountFen);
    expect(foldLoan(loan, "2026-12-20").position.unappliedFen).toBe(0n);
    expect(foldLoan(loan, "2027-06-01").position.daysPastDue).toBe(0);
    expect(foldLoan(loan, "2027-12-21").position.daysPastDue).toBe(1);
  });
});

describe("reversal", () => {
  it("of a reversal brings the fact back (K15)", () => {
    const prepaid = { kind: "prepaid", on: "2026-03-10", principalFen: 500_000n } as const;
    const loan = exampleLoan(E4, prepaid);
    const undone = withFacts(loan, {
      kind: "reversed",
      on: "2026-03-11",
      reversesFactId: "fact_2",
    });
    const redone = withFacts(undone, {
      kind: "reversed",
      on: "2026-03-12",
      reversesFactId: "fact_3",
    });
    expect(rowsOf(undone)).toEqual(rowsOf(exampleLoan(E4)));
    expect(rowsOf(redone)).toEqual(rowsOf(loan));
    expect(foldLoan(undone, "2026-03-10").position.principalOutstandingFen).toBe(700_000n);
    expect(foldLoan(undone, "2026-03-11").position.principalOutstandingFen).toBe(1_200_000n);
  });
});

it("interest that a late filing moved is paid with a loan that ends before it falls due (K27)", () => {
  const contract = ["12000.00", "2024-08-20", "2024-11-20", 2028] as const;
  const left = { kind: "school-left", on: "2025-03-10", filedOn: "2027-02-01" } as const;
  const whole = { kind: "prepaid", on: "2027-05-10", principalFen: 1_200_000n } as const;
  const loan = exampleLoan(contract, paidTo("2024-12-20"), left, whole);
  expect(foldLoan(loan, "2028-01-01").position.toClearFen).toBe(0n);
  const before = foldLoan(exampleLoan(contract, paidTo("2024-12-20"), left), "2027-05-10");
  const quote = quotePrepayment(exampleLoan(contract, paidTo("2024-12-20"), left), {
    on: "2027-05-10",
    principalFen: "all",
  });
  expect(payoffToday(before)?.totalFen).toBe(before.position.payoffFen);
  expect(quote).toMatchObject({ quote: { totalFen: before.position.payoffFen } });
  expect(payoffToday(before)?.movedInterestFen).toBeGreaterThan(0n);
  expect(foldLoan(loan, "2028-01-01").position.daysPastDue).toBe(0);
});
