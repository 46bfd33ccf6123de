import { describe, expect, it } from "vitest";
import { formatYuan } from "../money/index.ts";
import { nationalPolicy, nationalPolicyRows, policyFromRows } from "../policy/index.ts";
import { disbursedLoan, fenOf } from "../testing/index.ts";
import { billDueOn, foldLoan, nextBill, payoffToday, standardTerms } from "./index.ts";
import type { LoanTerms } from "./index.ts";

const policy = nationalPolicy();

function terms(yuan: string, signedOn: string, disbursedOn: string, year: number): LoanTerms {
  const contract = { principalFen: fenOf(yuan), signedOn, disbursedOn, graduationYear: year };
  return standardTerms(contract, policy);
}

const e9 = terms("7700.00", "2016-08-10", "2016-11-15", 2020);

describe("standard terms", () => {
  it.each([
    ["2022-08-10", 2025, "2040-09-20", 5],
    ["2022-08-10", 2026, "2041-09-20", 5],
    ["2022-08-10", 2027, "2042-09-20", 5],
    ["2022-08-10", 2030, "2044-09-20", 5],
    ["2019-12-31", 2023, "2036-09-20", 3],
    ["2020-01-01", 2023, "2038-09-20", 5],
    ["2011-08-10", 2014, "2024-09-20", 2],
  ])("signed %s, graduating %i: matures %s, grace %i years", (signedOn, year, maturesOn, grace) => {
    const made = terms("6000.00", signedOn, signedOn.replace(/-..-..$/, "-12-31"), year);
    expect([made.maturesOn, made.graceYears]).toEqual([maturesOn, grace]);
    expect(made.subsidyEndsOn).toBe(`${year}-08-31`);
  });
});

describe("dates", () => {
  it("entered 2021, graduates 2025: interest only to 2029, principal from 2030-12-20 (P9)", () => {
    const { rows } = foldLoan(
      disbursedLoan(terms("12000.00", "2021-08-10", "2021-11-18", 2025)),
      "2026-11-20",
    );
    const dues = rows.filter(({ principalDueFen }) => principalDueFen > 0n).map((row) => row.dueOn);
    expect(dues[0]).toBe("2030-12-20");
    expect(dues.at(-1)).toBe("2040-09-20");
    expect(dues.length).toBe(11);
  });

  it("a bill opens on 1 November, the last one on 1 September, an old one of August on the 1st", () => {
    const state = foldLoan(disbursedLoan(e9), "2026-11-20");
    expect(billDueOn(state, "2026-12-20")?.opensOn).toBe("2026-11-01");
    expect(billDueOn(state, "2033-09-20")?.opensOn).toBe("2033-09-01");
    const august = foldLoan(disbursedLoan({ ...e9, maturesOn: "2033-08-31" }), "2026-11-20");
    expect(billDueOn(august, "2033-08-31")?.opensOn).toBe("2033-08-01");
    expect(august.rows.at(-1)?.daysBorne).toBe(254);
  });

  it("a maturity inside the grace makes one bullet, interest every year before it (K28)", () => {
    const bullet = {
      ...terms("10000.00", "2025-08-10", "2025-11-20", 2029),
      maturesOn: "2033-09-20",
    };
    const { rows } = foldLoan(disbursedLoan(bullet), "2026-11-20");
    expect(rows.filter((row) => row.principalDueFen > 0n).map((row) => row.dueOn)).toEqual([
      "2033-09-20",
    ]);
    expect(rows.filter((row) => row.daysBorne > 0).length).toBe(5);
  });

  it("a loan disbursed on a repricing day keeps its first rate for a year (K2)", () => {
    const { rows } = foldLoan(
      disbursedLoan(terms("10000.00", "2023-08-10", "2023-12-21", 2027)),
      "2026-11-20",
    );
    expect(rows.map((row) => row.ratePpm).slice(0, 2)).toEqual([36_000n, 29_000n]);
    expect(rows[0]?.daysSubsidised).toBe(366);
  });
});

describe("rates", () => {
  it("four yearly contracts of one student are rounded one by one (E15)", () => {
    const contracts = [
      terms("12000.00", "2022-08-10", "2022-11-16", 2026),
      terms("16000.00", "2023-08-10", "2023-11-20", 2026),
      terms("20000.00", "2024-08-31", "2024-11-20", 2026),
      terms("20000.00", "2025-08-10", "2025-11-20", 2026),
    ].map((each) => foldLoan(disbursedLoan(each), "2026-11-20"));
    const bills = (on: string) =>
      contracts.map((state) => formatYuan(billDueOn(state, on)?.payableFen ?? 0n));
    expect(bills("2026-12-20")).toEqual(["103.60", "138.13", "172.67", "172.67"]);
    expect(bills("2027-12-20")).toEqual(["340.67", "454.22", "567.78", "567.78"]);
    expect(contracts.map((state) => formatYuan(state.totals.interestSubsidisedFen))).toEqual([
      "1562.44",
      "1421.73",
      "1033.11",
      "443.33",
    ]);
  });

  it("instalments rounded down to the fen leave less for the last (E2b)", () => {
    const yuan = terms("20000.00", "2025-08-10", "2025-11-20", 2029);
    const { totals, rows } = foldLoan(
      disbursedLoan({ ...yuan, instalmentUnit: "fen" }),
      "2026-11-20",
    );
    expect(formatYuan(totals.interestBorneFen)).toBe("5841.27");
    expect(formatYuan(totals.payableFen)).toBe("25841.27");
    expect(rows.at(-1)?.principalDueFen).toBe(181_820n);
  });

  it("a fixed conversion follows the benchmark to 2020-12-20 and is fixed from then (K3)", () => {
    const fixed = { ...e9, rateBasis: { fixedPpm: 45_000n } };
    const { rows } = foldLoan(disbursedLoan(fixed), "2026-11-20");
    const rates = rows.map((row) => [row.dueOn.slice(0, 4), row.ratePpm]);
    expect(rates.slice(3, 6)).toEqual([
      ["2019", 49_000n],
      ["2020", 49_000n],
      ["2021", 45_000n],
    ]);
    expect(rows.every(({ assumedRate }) => !assumedRate)).toBe(true);
  });

  it("rates after the last known LPR are called assumed until it is entered (C3)", () => {
    const loan = disbursedLoan(terms("12000.00", "2021-08-10", "2021-11-18", 2025));
    const assumed = (rows: typeof nationalPolicyRows) =>
      foldLoan({ ...loan, policy: policyFromRows(rows) }, "2026-11-20").rows.find(
        ({ assumedRate }) => assumedRate,
      )?.dueOn;
    const fixing = { kind: "lpr-5y", effectiveFrom: "2026-12-21", value: "3.40", source: "公布" };
    expect(assumed(nationalPolicyRows)).toBe("2027-12-20");
    expect(assumed([...nationalPolicyRows, fixing])).toBe("2028-12-20");
  });
});

describe("payoff", () => {
  it("is the interest to the day, that day included, and the principal not yet due (K19, V6)", () => {
    const payoff = payoffToday(foldLoan(disbursedLoan(e9), "2026-06-30"));
    expect([payoff?.interestFen, payoff?.principalFen, payoff?.totalFen]).toEqual([
      8_363n,
      560_000n,
      568_363n,
    ]);
  });

  it("costs no interest until the subsidy ends, and none in a waiver year", () => {
    const loan = disbursedLoan(terms("12000.00", "2021-08-10", "2021-11-18", 2025));
    expect(payoffToday(foldLoan(loan, "2025-08-25"))?.totalFen).toBe(1_200_000n);
    const waived = payoffToday(foldLoan(loan, "2025-10-01"));
    expect([waived?.interestFen, waived?.waivedFen]).toEqual([2_997n, 2_997n]);
    expect(waived?.totalFen).toBe(1_200_000n);
  });

  it("is nothing before disbursement and after the last due date", () => {
    const loan = disbursedLoan(e9);
    expect(payoffToday(foldLoan(loan, "2016-11-14"))).toBeUndefined();
    expect(payoffToday(foldLoan(loan, "2033-09-21"))).toBeUndefined();
  });
});

describe("facts", () => {
  const loan = disbursedLoan(e9);

  it("a contract without a disbursement has no schedule and owes nothing", () => {
    const state = foldLoan({ ...loan, facts: [] }, "2026-11-20");
    expect(state.rows).toEqual([]);
    expect(state.position.principalOutstandingFen).toBe(0n);
    expect(nextBill(state, "2016-01-01")).toBeUndefined();
  });

  it("a second disbursement, or one that is not the contract's, stops the fold", () => {
    const [fact] = loan.facts;
    if (fact?.kind !== "disbursed") return expect.fail("no disbursement");
    const fold = (facts: typeof loan.facts) => () => foldLoan({ ...loan, facts }, "2026-11-20");
    expect(fold([fact, { ...fact, factId: "again", sequence: 2 }])).toThrow(
      "disbursed twice: again",
    );
    expect(fold([{ ...fact, amountFen: 1n }])).toThrow("not the contract's");
  });

  it("terms whose dates contradict each other stop the fold", () => {
    const fold = (change: Partial<LoanTerms>) => () =>
      foldLoan({ ...loan, terms: { ...e9, ...change } }, "2026-11-20");
    expect(fold({ maturesOn: "2016-09-20" })).toThrow(RangeError);
    expect(fold({ signedOn: "2016-02-30" })).toThrow("2016-02-30");
    expect(fold({ principalFen: 0n })).toThrow(RangeError);
  });
});
