import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideBillNotice, isPhoneConfirmed, isQuiet, minutesToSubmission } from "./index.ts";

describe("the announcement of a bill", () => {
  const bill = { dueOn: "2026-12-20", opensOn: "2026-11-01", payableFen: 53_939n };
  const facts = { bill, phoneConfirmed: true, businessDate: "2026-11-20" };

  it("names the amount at a confirmed number", () => {
    expect(decideBillNotice(facts)).toEqual({
      kind: "send",
      template: "bill-announcement.amount",
      dueOn: "2026-12-20",
      payableFen: 53_939n,
    });
  });

  it("carries no amount at any other number", () => {
    expect(decideBillNotice({ ...facts, phoneConfirmed: false })).toEqual({
      kind: "send",
      template: "bill-announcement.neutral",
      dueOn: "2026-12-20",
    });
  });

  it.each([
    ["there is no bill", { bill: undefined }, "no-bill"],
    ["nothing is payable", { bill: { ...bill, payableFen: 0n } }, "nothing-payable"],
    ["the bill is not open", { businessDate: "2026-10-31" }, "not-open"],
    ["the due date is past", { businessDate: "2026-12-21" }, "past-due"],
  ])("is not made when %s", (_, change, reason) => {
    expect(decideBillNotice({ ...facts, ...change })).toEqual({ kind: "none", reason });
  });

  it.each(["2026-11-01", "2026-12-20"])("is made on %s, an end of the time", (businessDate) => {
    expect(decideBillNotice({ ...facts, businessDate }).kind).toBe("send");
  });
});

describe("a number on file", () => {
  it.each([
    ["2026-11-20", true],
    ["2025-11-20", true],
    ["2025-11-19", false],
    ["2026-01-01", true],
    ["2024-12-31", false],
    ["2026-11-21", false],
    [undefined, false],
  ])("confirmed on %s counts as confirmed: %s", (confirmedOn, expected) => {
    expect(isPhoneConfirmed(confirmedOn, "2026-11-20", 12)).toBe(expected);
  });
});

describe("quiet hours", () => {
  const night = { from: "22:00", to: "08:00" };
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

  it.each([
    ["21:59", false],
    ["22:00", true],
    ["00:00", true],
    ["07:59", true],
    ["08:00", false],
    ["12:00", false],
  ])("at %s are on: %s", (time, expected) => {
    expect(isQuiet(minute(time), night)).toBe(expected);
  });

  it("may lie within one day", () => {
    expect(isQuiet(minute("13:00"), { from: "12:00", to: "14:00" })).toBe(true);
    expect(isQuiet(minute("14:00"), { from: "12:00", to: "14:00" })).toBe(false);
    expect(isQuiet(0, { from: "00:00", to: "00:00" })).toBe(false);
  });

  it.each([
    ["10:00", 0],
    ["21:30", 0],
    ["21:31", 629],
    ["23:00", 540],
    ["07:59", 1],
    ["08:00", 0],
  ])("let a message of %s go after %i minutes", (time, wait) => {
    expect(minutesToSubmission(minute(time), night)).toBe(wait);
  });

  it("are over after the wait, at every minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (now) => {
        const then = (now + minutesToSubmission(now, night)) % 1440;
        expect(isQuiet(then, night)).toBe(false);
        expect(minutesToSubmission(then, night)).toBe(0);
      }),
    );
  });
});
