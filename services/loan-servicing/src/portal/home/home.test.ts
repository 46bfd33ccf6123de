import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../frame/render-page.ts";
import { sampleHome } from "../../testing/sample-home.ts";
import { sampleHomes } from "../../testing/sample-homes.ts";
import { textOf } from "../../testing/text-of.ts";
import { homeView } from "./home-view.ts";
import { HomePage } from "./home.page.tsx";

type Variant = keyof typeof sampleHomes;

const BYTES_MAX = 14 * 1024;
const NODES_MAX = 400;

function htmlOf(home: ReturnType<typeof sampleHome> | undefined, language: "zh" | "en" = "zh") {
  const frame = { language, basePath: "/portal", styleHref: "/portal/portal.css?v=1", path: "" };
  return renderPage(createElement(HomePage, { frame, home }));
}

function zhOf(variant: Variant): string {
  return textOf(htmlOf(sampleHomes[variant]));
}

describe("how much, by when", () => {
  it("in a grace year: the amount, the day, the days left, the safe day, and what is left", () => {
    const text = zhOf("graceYear");
    expect(text).toContain("2026 年还要还 ¥138.13 怎么算的");
    expect(text).toContain("应还日 12 月 20 日（周日），还有 30 天");
    expect(text).toContain("建议 12 月 15 日前存入专用还款账户");
    expect(text).toContain("数据截至 2026-11-20");
    expect(text).toContain("剩余本金 1 份合同 ¥16,000.00");
    expect(text).toContain("今日全部结清 ¥16,100.80 利息算到今天（含）");
    expect(text).toContain("宽限期 第 1 年 / 5 年");
    expect(text).toContain("合同编号 37108322024500001");
  });

  it("says the same in English", () => {
    const text = textOf(htmlOf(sampleHomes.graceYear, "en"));
    expect(text).toContain("Due in 2026 ¥138.13 How it is worked out");
    expect(text).toContain("Due date Sunday, 20 December, in 30 days");
    expect(text).toContain("by 15 December");
    expect(text).toContain("Payoff amount today ¥16,100.80");
    expect(text).toContain("Grace period: year 1 of 5");
  });

  it("in school: nothing now, who pays, and the first bill as an estimate", () => {
    const text = zhOf("inSchool");
    expect(text).toContain("现在不用还，利息由财政承担");
    expect(text).toContain("2028 年 9 月 1 日起利息由您承担。");
    expect(text).toContain("第一次还款 2028 年 12 月 20 日 预计金额 ¥138.13");
    expect(text).toContain("金额是估算");
    expect(text).toContain("在校期间，财政贴息到 2028 年 8 月 31 日");
    expect(text).not.toContain("存入");
  });

  it("nothing more due this year: the year of the next payment, with no claim about this one", () => {
    const text = zhOf("justFallenDue");
    expect(text).toContain("下一次还款在 2027 年 ¥454.22");
    expect(text).toContain("12 月 20 日的账单 ¥138.13 已过应还日，这里尚未查到到账。");
    expect(text).toContain("已还的不用再还");
    expect(text).toContain("按已到期的各期都已还清计算");
    expect(text).not.toMatch(/逾期|罚息|征信|起诉/);
  });

  it("a waived year shows what is waived, by which document, and 0.00", () => {
    const text = zhOf("waived");
    expect(text).toContain("2025 年还要还 ¥0.00");
    expect(text).toContain("2025 年利息 ¥470.44 已按财教〔2025〕69号免除，应还 ¥0.00");
    expect(text).not.toContain("存入");
  });

  it("with principal: the parts of the sum", () => {
    const text = zhOf("instalment");
    expect(text).toContain("2031 年还要还 ¥1,908.22");
    expect(text).toContain("其中利息 ¥454.22 + 本金 ¥1,454.00");
    expect(text).toContain("还本期 第 1 期 / 11 期");
  });

  it("the last year is due on 20 September and says so", () => {
    const text = zhOf("finalYear");
    expect(text).toContain("应还日 9 月 20 日（周五），还有 18 天");
    expect(text).toContain("建议 9 月 15 日前存入");
    expect(text).toContain("最后一期的应还日是 9 月 20 日，不是往年的 12 月 20 日。");
  });

  it("several contracts of one due date are one sum whose addends are listed", () => {
    const html = htmlOf(sampleHomes.severalContracts);
    const text = textOf(html);
    expect(text).toContain("2026 年还要还 ¥310.80 怎么算的：3 份合同相加");
    expect(text).toContain("剩余本金 3 份合同 ¥36,000.00");
    for (const amount of ["¥138.13", "¥69.07", "¥103.60"]) {
      expect(text).toContain(`12 月 20 日应还 ${amount}`);
    }
    expect(html).toContain('href="#contracts"');
    expect(html).toContain('href="/portal/bills/37108322024500002/2026-12-20"');
  });

  it("several due dates of a year: the next one first, the others named", () => {
    const text = zhOf("severalDueDates");
    expect(text).toContain("下一笔要还 ¥1,491.11");
    expect(text).toContain("2041 年还有 12 月 20 日（周五） ¥2,325.73");
    expect(text).not.toContain("2041 年还要还");
  });

  it("after the last due date there is no bill and no amount to pay", () => {
    const text = zhOf("closed");
    expect(text).toContain("没有新的账单了 最后一个应还日 2041 年 9 月 20 日 已过");
    expect(text).toContain("结清证明");
    expect(text).not.toContain("今日全部结清");
  });

  it("without a loan it says where to ask", () => {
    expect(textOf(htmlOf(undefined))).toContain("还没有已发放的贷款");
    expect(textOf(htmlOf(sampleHome("2026-11-20", []), "en"))).toContain("No disbursed loan yet");
  });
});

describe("what to do by when", () => {
  it.each([
    ["billNotOpen", "11 月 1 日起可以还，之前不用操作"],
    ["billNotOpen", "8 月 31 日以前的利息由财政承担，不在这笔账单里"],
    ["graceYear", "应还日遇周末不顺延"],
    ["afterAdvisedDay", "今天就存够：建议的存入日已过"],
    ["afterAdvisedDay", "还有 2 天"],
    ["dueToday", "今天 24:00 前存够"],
    ["dueToday", "就是今天"],
    ["monthEnd", "今天在每月最后 5 天里，不办理提前还款，12 月 1 日起可以办"],
  ] as const)("%s: %s", (variant, sentence) => {
    expect(zhOf(variant)).toContain(sentence);
  });

  it.each([
    ["2026-11-25", undefined],
    ["2026-11-26", "2026-12-01"],
    ["2026-11-30", "2026-12-01"],
    ["2026-12-26", undefined],
    ["2026-12-27", "2027-01-01"],
    ["2027-02-24", "2027-03-01"],
    ["2028-02-24", undefined],
  ])("on %s an early payoff is taken from %s", (day, from) => {
    expect(homeView(sampleHome(day)).whole?.payoffFrom).toBe(from);
  });
});

describe.each(["zh", "en"] as const)("every variant in %s", (language) => {
  const pages = Object.entries(sampleHomes).map(
    ([name, home]) => [name, htmlOf(home, language)] as const,
  );

  it.each(pages)("%s keeps to its budget", (_, html) => {
    expect(Buffer.byteLength(html)).toBeLessThan(BYTES_MAX);
    expect([...html.matchAll(/<[a-z]/g)].length).toBeLessThan(NODES_MAX);
  });

  it.each(pages)(
    "%s has one h1, its landmarks, its language, no script and no dead button",
    (_, html) => {
      expect([...html.matchAll(/<h1[ >]/g)]).toHaveLength(1);
      for (const landmark of ["<header>", '<main id="main">', "<footer>", "<nav aria-label="]) {
        expect(html).toContain(landmark);
      }
      expect(html).toContain(`<html lang="${language === "zh" ? "zh-CN" : "en"}">`);
      expect(html).not.toMatch(/<script|disabled|href="#"/);
      expect(html).not.toMatch(/undefined|NaN|\[object/);
    },
  );

  it.each(pages)("%s shows the name masked and warns of fraud", (_, html) => {
    expect(html).toContain("王*明");
    expect(html).not.toContain("王小明");
    expect(html).toContain(language === "zh" ? "我们不会要您共享屏幕" : "We never ask you");
  });
});
