import { describe, expect, it } from "vitest";
import { messageTemplates, renderMessage, type TemplateName } from "./index.ts";

const variables = {
  centre: "乳山市学生资助管理中心",
  name: "张三",
  contractTail: "0001",
  dueOn: "2026-12-20",
  amount: "138.13",
  depositBy: "2026-12-15",
  code: "123456",
  minutes: "5",
  count: "3",
};
const names = Object.keys(messageTemplates) as TemplateName[];

describe("messages", () => {
  it("say the amount to a confirmed number and no amount to any other", () => {
    expect(renderMessage("bill-announcement.amount", "zh", variables)).toContain("138.13元");
    const neutral = renderMessage("bill-announcement.neutral", "zh", variables);
    expect(neutral).not.toMatch(/138|张三|欠|逾期/);
  });

  it.each(names)("%s holds no threat and no link", (name) => {
    for (const language of ["zh", "en"] as const) {
      const text = renderMessage(name, language, variables);
      expect(text).not.toMatch(/起诉|黑名单|影响家人|http|www|sue|blacklist/i);
    }
  });

  it("are not made when a variable is missing", () => {
    const { amount: _amount, ...rest } = variables;
    expect(() => renderMessage("bill-announcement.amount", "zh", rest)).toThrow(/amount/);
  });
});
