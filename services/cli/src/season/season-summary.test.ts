import { describe, expect, it } from "vitest";
import { displayWidth } from "../progress/index.ts";
import { openShell } from "../terminal/shell.ts";
import { shortfalls, summaryText, type SeasonSummary } from "./season-summary.ts";
import { STAGES, type StageName } from "./stages/stage.ts";

const { signal } = new AbortController();
const shellIn = (language: string) =>
  openShell({ argv: ["season", "--lang", language], environment: {}, signal });

const summary: SeasonSummary = {
  academicYear: "2024-2025",
  changed: true,
  applications: 188,
  amount: "2962400.00",
  contracts: 188,
  disbursed: 188,
  disbursedAmount: "2962400.00",
  loans: 188,
  reminders: 64,
  reminderAmount: "17999.06",
  changedPhones: 5,
  conflicts: 1,
  refusedRows: 0,
  failed: 0,
  setAside: [],
  businessOn: "2026-11-20",
  seconds: 19.4,
  stages: (Object.keys(STAGES) as StageName[]).map((stage) => ({
    stage,
    count: 188,
    done: 188,
    amount: "999999999.99",
    on: "2024-08-20",
    seconds: 1.5,
  })),
};

describe("the summary of a season", () => {
  it.each(["zh", "en"])("in %s fits a terminal and shows what came out", (language) => {
    const text = summaryText(shellIn(language), summary);
    const widths = text.split("\n").map(displayWidth);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    expect(text).toContain("2,962,400.00");
    expect(text).toContain("17,999.06");
  });

  it("says that nothing has changed", () => {
    const text = summaryText(shellIn("en"), { ...summary, changed: false });
    expect(text).toContain("nothing has changed");
  });

  it("of a complete season leaves nothing to say", () => {
    expect(shortfalls(summary)).toEqual([]);
  });

  it("names what was left undone, each reason once", () => {
    const sentence = { zh: "借款学生未满 18 周岁。", en: "The borrower is under 18." };
    const aside = {
      stage: "signing",
      code: "contract.guardian-consent-missing",
      sentence,
    } as const;
    const found = shortfalls({
      ...summary,
      refusedRows: 3,
      contracts: 186,
      disbursed: 184,
      failed: 1,
      setAside: [aside, aside],
    });
    expect(found.map(({ zh }) => zh)).toEqual([
      "! 3 行名册没有接受",
      "! 2 份申请没有合同",
      "! 2 份合同没有放款",
      "! 1 项批次或提醒没有办成",
      "! 2 × contract.guardian-consent-missing 借款学生未满 18 周岁。",
    ]);
  });
});
