import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../calendar/index.ts";
import { isWorkingDay, nationalPolicy } from "../policy/index.ts";
import {
  decideObjection,
  decidePublicityOver,
  decideResolution,
  planPublicity,
  publishedLine,
} from "./index.ts";

const policy = nationalPolicy();
const plan = (fromOn: string, workingDays: number | undefined, businessOn = fromOn) =>
  planPublicity(policy, { kind: "hardship", fromOn, workingDays, businessOn });

describe("the days of publicity", () => {
  it.each([
    // A Monday to a Friday; over a weekend; over the national holiday of 2026.
    ["2026-09-07", 5, "2026-09-11"],
    ["2026-09-10", 5, "2026-09-16"],
    ["2026-09-12", 5, "2026-09-18"],
    ["2026-09-29", 5, "2026-10-10"],
    ["2026-09-07", 7, "2026-09-15"],
  ])("%s and %i working days end on %s", (fromOn, days, toOn) => {
    expect(plan(fromOn, days)).toEqual({ kind: "planned", fromOn, toOn, workingDays: days });
  });

  it.each([0, 4, 8, 30])("%i working days are refused", (days) => {
    expect(plan("2026-09-07", days)).toMatchObject({ code: "publicity.wrong-length" });
  });

  it("are the least allowed when nobody says how many, and never begin in the past", () => {
    expect(plan("2026-09-07", undefined)).toMatchObject({ workingDays: 5 });
    expect(plan("2026-09-06", 5, "2026-09-07")).toMatchObject({
      code: "publicity.starts-in-past",
    });
  });

  it("hold as many working days as planned, the last one being one", () => {
    const days = fc.integer({ min: 0, max: 1_000 }).map((count) => addDays("2024-01-01", count));
    fc.assert(
      fc.property(days, fc.integer({ min: 5, max: 7 }), (fromOn, count) => {
        const found = plan(fromOn, count);
        if (found.kind === "refused") throw new Error(found.code);
        let working = 0;
        for (let day = fromOn; day <= found.toOn; day = addDays(day, 1)) {
          if (isWorkingDay(policy, day)) working += 1;
        }
        expect([working, isWorkingDay(policy, found.toOn)]).toEqual([count, true]);
      }),
    );
  });
});

describe("a decision", () => {
  const toOn = "2026-09-11";

  it("is possible from the day after the last, which the refusal names", () => {
    expect(decidePublicityOver({ toOn, openObjections: 0 }, toOn)).toMatchObject({
      code: "publicity.still-running",
      zh: expect.stringContaining("2026-09-12 起可以决定"),
    });
    expect(decidePublicityOver({ toOn, openObjections: 0 }, "2026-09-12").kind).toBe("over");
  });

  it("waits for every objection, however long the days are past", () => {
    expect(decidePublicityOver({ toOn, openObjections: 1 }, "2027-01-01")).toMatchObject({
      code: "objection.unresolved",
    });
  });
});

describe("an objection", () => {
  const notice = { fromOn: "2026-09-07", toOn: "2026-09-11" };

  it.each([
    ["2026-09-06", "refused"],
    ["2026-09-07", "accepted"],
    ["2026-09-11", "accepted"],
    ["2026-09-12", "refused"],
  ])("on %s is %s", (on, kind) => {
    expect(decideObjection(notice, on).kind).toBe(kind);
  });

  it("is resolved once, by another person", () => {
    const open = { status: "open", makerId: "maker" };
    expect(decideResolution(open, "checker").kind).toBe("accepted");
    expect(decideResolution(open, "maker")).toMatchObject({ code: "objection.same-person" });
    expect(decideResolution({ ...open, status: "upheld" }, "checker")).toMatchObject({
      code: "objection.already-resolved",
    });
  });
});

describe("a published line", () => {
  it("holds the masked name and the school, and no number that stands in them by mistake", () => {
    expect(publishedLine({ name: "王小丽", school: "一中" })).toEqual({
      maskedName: "王*丽",
      school: "一中",
    });
    const wrong = { name: "13800005678", school: "一中13800005678" };
    expect(JSON.stringify(publishedLine(wrong))).not.toMatch(/\d{4}/);
  });
});
