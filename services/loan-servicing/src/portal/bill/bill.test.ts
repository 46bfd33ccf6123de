import { explainBill } from "@bursar/domain/loan";
import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../frame/render-page.ts";
import { sampleHomes } from "../../testing/sample-homes.ts";
import { textOf } from "../../testing/text-of.ts";
import { billView } from "./bill-view.ts";
import { BillPage } from "./bill.page.tsx";

function parts(variant: keyof typeof sampleHomes, dueOn?: string) {
  const home = sampleHomes[variant];
  const [loan] = home.loans;
  const explanation =
    loan && (dueOn === undefined ? loan.explanation : explainBill(loan.state, dueOn));
  if (loan === undefined || explanation === undefined) throw new Error(`no bill in ${variant}`);
  return { home, loan, explanation };
}

function htmlOf(variant: keyof typeof sampleHomes, language: "zh" | "en", dueOn?: string): string {
  const frame = { language, basePath: "/portal", styleHref: "/portal/portal.css?v=1", path: "" };
  return renderPage(createElement(BillPage, { frame, ...parts(variant, dueOn) }));
}

describe("how a bill is worked out", () => {
  it("begins with the sentence and can be followed on a pocket calculator", () => {
    const text = textOf(htmlOf("graceYear", "zh"));
    expect(text).toContain("2026 年 12 月 20 日（周日）应还 ¥138.13 = 利息 ¥138.13 + 本金 ¥0.00");
    expect(text).toContain("宽限期第 1 年，只还利息");
    expect(text).toContain(
      "2024-11-20 至 2026-08-31 利息由财政全额贴息，您不用还（教财〔2015〕7号）",
    );
    expect(text).toContain("2026-09-01 至 2026-12-20 天数 111 天，首尾两天都算");
    expect(text).toContain("LPR5Y 3.50% − 0.70%（财教〔2024〕188号，2025-12-21 起）");
    expect(text).toContain("16,000.00 × 2.80% × 111 ÷ 360");
    expect(text).toContain("计算器按 16000 × 0.028 × 111 ÷ 360 = 得 138.133333");
    expect(text).toContain("尾差 四舍五入到分，不结转到下一年 +0.003333");
    expect(text).toContain("按一年 365 天算会得 ¥136.24。本合同的计息基数是 360 天");
    expect(text).toContain("结清金额 ¥16,100.80 利息算到 2026-11-20（含）");
  });

  it("says the same in English, with the documents' names marked as Chinese", () => {
    const html = htmlOf("graceYear", "en");
    expect(textOf(html)).toContain("Due on Sunday, 20 December 2026 ¥138.13 = interest ¥138.13");
    expect(textOf(html)).toContain("Dividing by 365 days gives ¥136.24.");
    expect(html).toContain('<span lang="zh-CN">财教〔2024〕188号</span>');
  });

  it("shows a waiver as its own line with its document", () => {
    const text = textOf(htmlOf("waived", "zh"));
    expect(text).toContain("应还 ¥0.00 = 利息 ¥470.44 − 减免 ¥470.44 + 本金 ¥0.00");
    expect(text).toContain("这一段的利息按财教〔2025〕69号免除");
    expect(text).toContain("减免 财教〔2025〕69号 −470.44");
  });

  it("names an instalment and says when a rate is an assumption", () => {
    const text = textOf(htmlOf("instalment", "zh"));
    expect(text).toContain("本金第 1 期，共 11 期");
    expect(text).toContain("暂按最近一次 LPR 估算");
    expect(text).toContain("本金 1,454.00 应还 1,908.22");
  });

  it("has a table with a caption and heads, and one h1", () => {
    const html = htmlOf("graceYear", "zh");
    expect(html).toContain('<caption class="hidden">从精确利息到应还金额</caption>');
    expect(html).toContain('<th scope="row">');
    expect([...html.matchAll(/<h1[ >]/g)]).toHaveLength(1);
  });
});

describe("the keys of each step", () => {
  it.each(["graceYear", "waived", "instalment", "finalYear", "inSchool"] as const)(
    "give the shown result on a calculator: %s",
    (variant) => {
      const { explanation } = parts(variant);
      const { steps, exactSum } = billView(explanation);
      const results = steps.map(({ keys, exact }) => {
        const [principal = 0, rate = 0, days = 0, base = 1] = keys.split(/ [×÷] /).map(Number);
        const result = (principal * rate * days) / base;
        expect(result).toBeCloseTo(Number(exact), 6);
        return result;
      });
      const sum = results.reduce((total, result) => total + result, 0);
      expect(sum).toBeCloseTo(Number(exactSum), 5);
      expect(Math.round(sum * 100)).toBe(Number(explanation.interestFen));
    },
  );
});
