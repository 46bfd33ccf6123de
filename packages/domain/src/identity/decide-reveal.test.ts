import { describe, expect, it } from "vitest";
import { decideReveal } from "./decide-reveal.ts";

const LIMITS = { perHour: 3, seconds: 60, reasonMin: 4 };
const NOW = 1_795_000_000_000;
const MINUTE = 60_000;

function ask(reason: string, ...minutesAgo: number[]) {
  const earlierMs = minutesAgo.map((minutes) => NOW - minutes * MINUTE);
  return decideReveal({ reason, earlierMs, nowMs: NOW }, LIMITS);
}

describe("a reason", () => {
  it.each(["核对签字人", "checking the signature", " 电话 回访 ", "合同 2024 第 3 号核对"])(
    "that says something will do: %s",
    (reason) => {
      expect(ask(reason)).toEqual({
        kind: "granted",
        reason: reason.trim().replaceAll(/\s+/g, " "),
        expiresAtMs: NOW + MINUTE,
      });
    },
  );

  it.each([
    "",
    "   ",
    "核对",
    "aaaa",
    "查查查查",
    "......",
    "1234",
    "\u200b\u200b\u200b\u200b",
    "？？？？",
  ])("that says nothing is refused: %j", (reason) => {
    expect(ask(reason)).toEqual({ kind: "trivial-reason" });
  });

  it.each([
    "核对 11010519491231002X 的合同",
    "核对 138 0000 5678 的合同",
    "核对 １３８００００５６７８ 的合同",
    "核对 138-0000-5678 的合同",
    "核对卡号 6222 0212 3456 7890",
  ])("with a person's number is refused: %s", (reason) => {
    expect(ask(reason)).toEqual({ kind: "number-in-reason" });
  });
});

describe("the number of looks in an hour", () => {
  it("leaves room for the last one", () => {
    expect(ask("核对签字人", 1, 59)).toMatchObject({ kind: "granted" });
    expect(ask("核对签字人", 1, 2, 60)).toMatchObject({ kind: "granted" });
  });

  it("is used up until the oldest of them is an hour old", () => {
    expect(ask("核对签字人", 50, 1, 20)).toMatchObject({
      kind: "too-many",
      retryAfterSeconds: 600,
    });
    expect(ask("核对签字人", 50, 40, 30, 20)).toMatchObject({ retryAfterSeconds: 1_200 });
  });
});
