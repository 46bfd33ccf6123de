import { describe, expect, it, test } from "vitest";
import {
  bookModeOn,
  compareBalance,
  decideDifference,
  decideModeCheck,
  decideModeProposal,
  DIFFERENCE_STATUSES,
  lastMonthEnd,
  readLenderBalanceRow,
  tieOutWithLender,
} from "./index.ts";

describe("whose figure counts", () => {
  const standing = [
    { mode: "record", effectiveOn: "2026-12-01" },
    { mode: "shadow", effectiveOn: "2027-03-01" },
  ] as const;

  test.each([
    ["2026-11-30", "shadow"],
    ["2026-12-01", "record"],
    ["2027-02-28", "record"],
    ["2027-03-01", "shadow"],
  ])("on %s: %s; the lender's until two people say otherwise", (on, mode) => {
    expect(bookModeOn(standing, on)).toBe(mode);
    expect(bookModeOn(standing.toReversed(), on)).toBe(mode);
  });

  it("changes ahead and for something else only", () => {
    const today = "2026-11-20";
    const propose = (mode: "record" | "shadow", effectiveOn: string) =>
      decideModeProposal({ mode, effectiveOn }, { standing, today });
    expect(propose("record", "2026-11-19")).toMatchObject({ code: "book-mode.in-past" });
    expect(propose("record", "2026-12-05")).toMatchObject({ code: "book-mode.unchanged" });
    expect(propose("record", today)).toEqual({ kind: "allowed" });
  });

  it("is decided by a second person, once", () => {
    const proposal = {
      mode: "record",
      effectiveOn: "2026-12-01",
      status: "proposed",
      proposedBy: "usr_a",
    } as const;
    const decide = (given: object, actorId: string, today = "2026-11-20") =>
      decideModeCheck({ ...proposal, ...given }, { actorId, verdict: "approved", today });
    expect(decide({}, "usr_b")).toEqual({ kind: "decided", status: "approved" });
    expect(decide({}, "usr_a")).toMatchObject({ code: "book-mode.same-person" });
    expect(decide({ status: "approved" }, "usr_a")).toMatchObject({
      code: "book-mode.wrong-state",
    });
    expect(decide({}, "usr_b", "2026-12-02")).toMatchObject({ code: "book-mode.in-past" });
  });
});

describe("the leg with the lender", () => {
  const file = {
    statementOn: "2026-11-30",
    contracts: 2,
    open: 0,
    openFen: 0n,
    explained: 1,
    givenFen: 10n,
    computedFen: 10n,
  };

  test.each([
    ["2026-11-30", "2026-11-30"],
    ["2026-12-20", "2026-11-30"],
    ["2026-12-31", "2026-12-31"],
    ["2028-02-29", "2028-02-29"],
    ["2028-02-28", "2028-01-31"],
  ])("by %s the last month end is %s", (on, end) => {
    expect(lastMonthEnd(on)).toBe(end);
  });

  test.each([
    ["no file at all", undefined, "2026-12-20", "grey"],
    ["the file of the last month end", file, "2026-12-20", "tied"],
    ["a difference that is open", { ...file, open: 1 }, "2026-12-20", "out"],
    ["an older file", file, "2026-12-31", "grey"],
    ["a later file", file, "2026-11-29", "grey"],
  ])("%s", (_name, latest, on, state) => {
    expect(tieOutWithLender(latest, on)).toMatchObject({ state });
  });
});

it.each(DIFFERENCE_STATUSES)("a difference that is %s is closed only when open", (status) => {
  const decision = decideDifference(status, "settled");
  expect(decision.kind).toBe(status === "open" ? "closed" : "refused");
});

describe("a line of the lender's", () => {
  const cells = {
    合同编号: "3710832025500001",
    本金余额: "1000.00",
    其中逾期本金: "0",
    截止日: "2026年11月30日",
  };

  it("is read whichever way the day is written, interest where there is any", () => {
    expect(readLenderBalanceRow(cells)).toMatchObject({
      kind: "row",
      row: { on: "2026-11-30", principalFen: 100_000n, interestDueFen: null },
    });
    const withInterest = readLenderBalanceRow({ ...cells, 应还利息: "1.05" });
    expect(withInterest).toMatchObject({ row: { interestDueFen: 105n } });
  });

  test.each([
    ["合同编号", "1.2E+17", "lender-balance.contract-number-format"],
    ["本金余额", "-1.00", "lender-balance.amount-format"],
    ["截止日", "2026-02-30", "lender-balance.date-format"],
    ["其中逾期本金", "1000.01", "lender-balance.overdue-over-balance"],
  ])("is refused for %s %s", (field, value, code) => {
    const reading = readLenderBalanceRow({ ...cells, [field]: value });
    expect(reading).toMatchObject({ kind: "unreadable", problems: [{ field, code }] });
  });

  it("differs to the fen, and never over interest that it does not state", () => {
    const own = { principalFen: 100n, principalOverdueFen: 0n, interestDueFen: 7n };
    const given = { principalFen: 100n, principalOverdueFen: 0n, interestDueFen: null };
    expect(compareBalance(given, own)).toEqual([]);
    expect(compareBalance({ ...given, principalFen: 99n }, own)).toEqual([
      { field: "principal", givenFen: 99n, computedFen: 100n },
    ]);
    expect(compareBalance(given, undefined)).toMatchObject([{ field: "unknown-here" }]);
    expect(compareBalance({ ...given, principalFen: 0n }, undefined)).toEqual([]);
  });
});
