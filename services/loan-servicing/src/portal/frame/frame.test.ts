import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { createKeyRing, parseKeyRing } from "@bursar/config/keys";
import { openPending, PENDING_SECONDS, sealPending } from "../sign-in/pending-sign-in.ts";
import { dateText, daysLeftText } from "./date-text.ts";
import { InLanguage } from "./in-language.tsx";
import { renderPage } from "./render-page.ts";
import { Yuan } from "./yuan.tsx";

describe("dates and amounts for people", () => {
  it.each([
    ["zh", "2026-12-20", 2026, "12 月 20 日"],
    ["zh", "2026-12-20", 2027, "2026 年 12 月 20 日"],
    ["en", "2026-12-20", 2026, "20 December"],
    ["en", "2043-09-20", undefined, "20 September 2043"],
  ] as const)("%s %s seen from %s is %s", (language, date, year, text) => {
    expect(dateText(language, date, year)).toBe(text);
  });

  it.each([
    ["zh", 0, "就是今天"],
    ["zh", 1, "就是明天"],
    ["zh", 30, "还有 30 天"],
    ["en", 1, "tomorrow"],
    ["en", 30, "in 30 days"],
  ] as const)("%s: %i days are %s", (language, days, text) => {
    expect(daysLeftText(language, days)).toBe(text);
  });

  it.each([
    [1_799_906n, "¥17,999.06"],
    [0n, "¥0.00"],
    [-1_200n, "−¥12.00"],
  ])("%s fen are %s", (fen, text) => {
    expect(renderPage(createElement(Yuan, { fen }))).toContain(`>${text}<`);
  });
});

describe("Chinese in an English sentence", () => {
  const render = (text: string): string =>
    renderPage(createElement(InLanguage, { language: "en", text }));

  it("is marked as one run, figures included", () => {
    expect(render("waived under 财教〔2025〕69号; you owe")).toContain(
      'waived under <span lang="zh-CN">财教〔2025〕69号</span>; you owe',
    );
  });

  it("is left alone where there is none", () => {
    expect(render("fixed by the contract")).not.toContain("<span");
  });
});

describe("the sealed number between two steps", () => {
  const keys = parseKeyRing(createKeyRing());
  const now = Date.UTC(2026, 10, 22);

  it("opens with the same keys until it is too old", () => {
    const sealed = sealPending(keys, "371083200509037482", now);
    expect(openPending(keys, sealed, now + PENDING_SECONDS * 1000 - 1)).toBe("371083200509037482");
    expect(openPending(keys, sealed, now + PENDING_SECONDS * 1000)).toBeUndefined();
    expect(openPending(parseKeyRing(createKeyRing()), sealed, now)).toBeUndefined();
  });

  it("differs each time and does not open when anything in it is changed", () => {
    const sealed = sealPending(keys, "371083200509037482", now);
    expect(sealPending(keys, "371083200509037482", now)).not.toBe(sealed);
    const bytes = Buffer.from(sealed, "base64url");
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed.readUInt8(i) + 1) % 256, i);
      expect(openPending(keys, changed.toString("base64url"), now)).toBeUndefined();
    }
  });
});
