import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yearOf } from "../calendar/index.ts";
import { currentPlan, foldLoan } from "../loan/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { exampleLoan, fenOf, loans, withFacts } from "../testing/index.ts";
import { decideStudyFiling, factOfStudyChange, filingDays, previewLoan } from "./index.ts";
import type { StudyChange, StudyFact } from "./index.ts";

const policy = nationalPolicy();
/** Signed 2024, graduates 2028: subsidised to 2028-08-31, matures 2043-09-20. */
const student = exampleLoan(["16000.00", "2024-08-20", "2024-11-20", 2028]);

function factOf(change: StudyChange, filedOn = "2026-09-10"): StudyFact | undefined {
  const plan = currentPlan(student);
  return plan && factOfStudyChange(change, filedOn, { plan, policy });
}

describe("what a form means for a loan (rulebook 2.5, 5.4)", () => {
  const on = "2026-09-10";
  it.each<[StudyChange, object | undefined]>([
    [
      { event: "further-study", graduationYear: 2031, studyFrom: "2028-09-05" },
      {
        kind: "study-extended",
        on,
        graduationYear: 2031,
        subsidyEndsOn: "2031-08-31",
        studyFrom: "2028-09-05",
      },
    ],
    [
      { event: "suspension", graduationYear: 2029 },
      { kind: "study-suspended", on, graduationYear: 2029, subsidyEndsOn: "2029-08-31" },
    ],
    [
      { event: "enlistment", graduationYear: 2030, subsidyEndsOn: "2030-01-31" },
      { kind: "study-suspended", on, graduationYear: 2030, subsidyEndsOn: "2030-01-31" },
    ],
    [{ event: "repeat-year", graduationYear: 2029 }, { kind: "study-suspended" }],
    [
      { event: "skip-year", graduationYear: 2027 },
      { kind: "school-left", on: "2027-08-31", filedOn: on },
    ],
    [
      { event: "withdrawal", leftOn: "2026-09-03" },
      { kind: "school-left", on: "2026-09-03", filedOn: on },
    ],
    [
      { event: "expulsion", leftOn: "2026-09-03" },
      { kind: "school-left", on: "2026-09-03" },
    ],
    [
      { event: "abroad", leftOn: "2026-09-03" },
      { kind: "school-left", on: "2026-09-03" },
    ],
    [{ event: "transfer", universityCode: "10422" }, undefined],
    [{ event: "transfer", graduationYear: 2029 }, { kind: "study-suspended" }],
    [
      { event: "correction", graduationYear: 2027 },
      { kind: "school-left", on: "2027-08-31" },
    ],
    [{ event: "correction", graduationYear: 2028 }, undefined],
  ])("%o", (change, fact) => {
    if (fact === undefined) expect(factOf(change)).toBeUndefined();
    else expect(factOf(change)).toMatchObject(fact);
  });

  it("who skips a year pays from the usual day of the earlier one", () => {
    const fact = factOf({ event: "skip-year", graduationYear: 2027 });
    if (fact === undefined) return expect.fail("no fact");
    const plan = currentPlan(withFacts(student, fact));
    expect(plan).toMatchObject({ graduationYear: 2027, subsidyEndsOn: "2027-08-31" });
    expect(plan?.firstPrincipalOn).toBe("2032-12-20");
  });
});

describe("filing days (K23)", () => {
  it.each([
    ["2028-07-31", "in-time"],
    ["2028-08-01", "warned"],
    ["2028-08-31", "warned"],
    ["2028-09-01", "flagged"],
    ["2028-10-15", "flagged"],
    ["2028-10-16", "interest-lost"],
    ["2026-12-31", "in-time"],
  ])("filed on %s: %s", (filedOn, state) => {
    expect(filingDays(policy, "2028-08-31", filedOn)).toMatchObject({
      warnFrom: "2028-07-31",
      lostAfter: "2028-10-15",
      state,
    });
  });
});

describe("the effect of a filing", () => {
  it("shows every settlement that differs and no other, and moves no maturity", () => {
    fc.assert(
      fc.property(loans, fc.integer({ min: 1, max: 3 }), (loan, years) => {
        const plan = currentPlan(loan);
        if (plan === undefined) return expect.fail("a disbursed loan has a plan");
        const graduationYear = plan.graduationYear + years;
        const filedOn = `${plan.graduationYear}-07-01`;
        const change = { event: "further-study", graduationYear } as const;
        const fact = factOfStudyChange(change, filedOn, { plan, policy });
        if (fact === undefined) return expect.fail("further study is a fact");
        const given = { contractNo: "1", loan, fact };
        if (decideStudyFiling(given, filedOn) !== undefined) return;
        const filing = filingDays(policy, plan.subsidyEndsOn, filedOn);
        const shown = previewLoan({ ...given, filing, filedOn });
        const before = foldLoan(loan, filedOn);
        const after = foldLoan(withFacts(loan, fact), filedOn);
        const dues = new Set([...before.rows, ...after.rows].map(({ dueOn }) => dueOn));
        for (const dueOn of dues) {
          const one = before.rows.find((row) => row.dueOn === dueOn);
          const other = after.rows.find((row) => row.dueOn === dueOn);
          const isSame =
            one?.payableFen === other?.payableFen &&
            one?.interestSubsidisedFen === other?.interestSubsidisedFen &&
            one?.interestBorneFen === other?.interestBorneFen &&
            one?.interestWaivedFen === other?.interestWaivedFen;
          expect(shown.rows.some((row) => row.dueOn === dueOn)).toBe(!isSame);
        }
        expect(shown.after.maturesOn).toBe(shown.before.maturesOn);
        expect(shown.after.totals.principalDue).toBe(shown.before.totals.principalDue);
        expect(shown.after.graduationYear).toBe(graduationYear);
      }),
      { numRuns: 60 },
    );
  });

  it("lets the payers' days follow each other from disbursement to maturity", () => {
    const fact = factOf({ event: "further-study", graduationYear: 2031 }, "2028-11-01");
    if (fact === undefined) return expect.fail("no fact");
    const { payers } = currentPlan(withFacts(student, fact)) ?? { payers: [] };
    expect(payers).toEqual([
      { payer: "treasury", from: "2024-11-20", to: "2028-08-31" },
      { payer: "borrower", from: "2028-09-01", to: "2028-12-20" },
      { payer: "treasury", from: "2028-12-21", to: "2031-08-31" },
      { payer: "borrower", from: "2031-09-01", to: "2043-09-20" },
    ]);
  });

  it("says what a late leaving moves to a later bill (K27)", () => {
    const fact = factOf({ event: "withdrawal", leftOn: "2026-11-03" }, "2027-02-10");
    if (fact === undefined) return expect.fail("no fact");
    const filing = filingDays(policy, "2028-08-31", "2027-02-10");
    const shown = previewLoan({
      contractNo: "1",
      loan: student,
      fact,
      filing,
      filedOn: "2027-02-10",
    });
    expect(shown.movedInterest).toEqual([
      { ofDueOn: "2026-12-20", onDueOn: "2027-12-20", amount: expect.stringMatching(/^[1-9]/) },
    ]);
    const own = fenOf(shown.movedInterest[0]?.amount ?? "0.00");
    const row = shown.rows.find(({ dueOn }) => dueOn === "2027-12-20")?.after;
    const bill = fenOf(shown.after.nextBill?.payable ?? "0.00");
    expect(bill).toBe(own + fenOf(row?.payable ?? "0.00"));
    expect(yearOf(shown.after.nextBill?.dueOn ?? "")).toBe(2027);
  });
});
