import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import { disbursedLoan } from "../testing/index.ts";
import { explainBill, explanationText, foldLoan, standardTerms } from "./index.ts";

const dates = { signedOn: "2023-08-20", disbursedOn: "2023-11-15", graduationYear: 2026 };
const terms = standardTerms({ principalFen: 1_600_000n, ...dates }, nationalPolicy());

function textOf(asOf: string, dueOn: string, language: "zh" | "en"): string {
  const explanation = explainBill(foldLoan(disbursedLoan(terms), asOf), dueOn);
  return explanation === undefined ? "" : explanationText(explanation, language);
}

describe("an explanation", () => {
  it("tells a graduate's first bill to the cent in Chinese", () => {
    expect(`\n${textOf("2026-11-22", "2026-12-20", "zh")}\n`).toMatchInlineSnapshot(`
      "
      2026-12-20 应还 ¥138.13 = 利息 138.13 + 本金 0.00（宽限期第 1 年，只还利息）

       区间                     天数   计息本金  年利率  依据                                                         精确值    入账
       2023-11-15 → 2026-08-31     —  16,000.00    按期  在校期间利息由财政贴息（教财〔2015〕7号）                         —    0.00
       2026-09-01 → 2026-12-20   111  16,000.00   2.80%  LPR5Y 3.50% − 0.70%（财教〔2024〕188号，2025-12-21 起）  138.133333  138.13
                               16,000.00 × 2.80% × 111 ÷ 360
       减免 0.00  尾差 +0.003333（四舍五入到分，不结转）
       若按 365 天计为 ¥136.24；本合同基数 360
       提前结清：按 2026-11-22 办理计 → 利息算到 2026-11-22（含）→ 应存 ¥16,103.29
      "
    `);
  });

  it("tells the same in English", () => {
    expect(`\n${textOf("2026-11-22", "2026-12-20", "en")}\n`).toMatchInlineSnapshot(`
      "
      2026-12-20: ¥138.13 due = interest 138.13 + principal 0.00 (grace year 1, interest only)

       Period                   Days  Principal     Rate  Because                                                        Exact  Posted
       2023-11-15 → 2026-08-31     —  16,000.00  various  paid by the treasury while studying (教财〔2015〕7号)              —    0.00
       2026-09-01 → 2026-12-20   111  16,000.00    2.80%  LPR5Y 3.50% − 0.70% (财教〔2024〕188号, from 2025-12-21)  138.133333  138.13
                               16,000.00 × 2.80% × 111 ÷ 360
       Waived 0.00  Remainder +0.003333 (rounded half-up to the fen, not carried forward)
       By 365 days it would be ¥136.24; this contract divides by 360
       Paying it all off: on 2026-11-22 → interest to 2026-11-22 inclusive → deposit ¥16,103.29
      "
    `);
  });

  it("tells a student that the treasury pays", () => {
    expect(textOf("2025-11-22", "2025-12-20", "zh")).toContain("在校期间利息由财政全额贴息");
    expect(textOf("2025-11-22", "2025-12-20", "zh")).toContain("16,000.00 × 2.90% × 365 ÷ 360");
  });

  it("tells which instalment is due and that its rate is an assumption", () => {
    const text = textOf("2026-11-22", "2031-12-20", "zh");
    expect(text).toContain("应还 ¥1,908.22 = 利息 454.22 + 本金 1,454.00（本金第 1 期，共 11 期）");
    expect(text).toContain("LPR 未公布");
    expect(text).not.toContain("提前结清");
  });

  it("is nothing on a day without a settlement", () => {
    expect(explainBill(foldLoan(disbursedLoan(terms), "2026-11-22"), "2026-12-21")).toBeUndefined();
  });
});

it("gives a program every number with its unit", () => {
  const explanation = explainBill(foldLoan(disbursedLoan(terms), "2026-11-22"), "2026-12-20");
  expect(explanation?.steps.at(-1)).toEqual({
    from: "2026-09-01",
    to: "2026-12-20",
    days: 111,
    principalFen: 1_600_000n,
    ratePct: "2.80",
    rateSource: {
      zh: "LPR5Y 3.50% − 0.70%（财教〔2024〕188号，2025-12-21 起）",
      en: "LPR5Y 3.50% − 0.70% (财教〔2024〕188号, from 2025-12-21)",
    },
    assumedRate: false,
    dayCount: "ACT/360",
    exact: "138.1333333333",
    postedFen: 13_813n,
    payer: "borrower",
    ruleRef: "教财〔2015〕7号",
    waived: false,
  });
  expect(explanation?.remainder).toBe("+0.003333");
  expect(explanation?.otherBase).toEqual({ base: 365, payableFen: 13_624n });
  expect(explanation?.payoff?.totalFen).toBe(1_610_329n);
});
