import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import { E4, exampleLoan, fenOf } from "../testing/index.ts";
import {
  decideConfirmation,
  decideQuote,
  decideResultBy,
  judgeMoney,
  lapsesAfter,
  nextPrepaymentState,
  prepaymentEvents,
  prepaymentStateOn,
  prepaymentStates,
} from "./index.ts";
import type { PrepaymentState } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
                confirm         settle   fail    lapse   withdraw   reverse
quoted          awaiting-money  .        .       lapsed  withdrawn  .
awaiting-money  .               settled  failed  lapsed  withdrawn  .
settled         .               .        .       .       .          reversed
failed          .               .        .       .       .          .
lapsed          .               .        .       .       .          .
withdrawn       .               .        .       .       .          .
reversed        .               .        .       .       .          .
`;

describe("states of an application", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...prepaymentEvents]);
    expect(rows.map(([state]) => state)).toEqual([...prepaymentStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = prepaymentEvents.map(
      (event) => nextPrepaymentState(state as PrepaymentState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });
});

describe("an unused application lapses by itself", () => {
  const dates = { validUntil: "2026-11-20", lapsesAfter: "2026-12-01" };

  it.each([
    ["quoted", "2026-11-20", "quoted"],
    ["quoted", "2026-11-21", "lapsed"],
    ["awaiting-money", "2026-12-01", "awaiting-money"],
    ["awaiting-money", "2026-12-02", "lapsed"],
    ["settled", "2027-01-01", "settled"],
    ["withdrawn", "2027-01-01", "withdrawn"],
  ] as const)("%s on %s is %s", (status, on, shown) => {
    expect(prepaymentStateOn({ status, ...dates }, on)).toBe(shown);
  });

  it("waits seven working days for money of its day", () => {
    expect(lapsesAfter(nationalPolicy(), "2026-11-20")).toBe("2026-12-01");
  });
});

describe("a quote", () => {
  const given = { contractNo: "37108322021000001", loan: exampleLoan(E4) };

  it("of a blocked day names the next one and its amount", () => {
    const request = { on: "2026-11-27", principalFen: "all" } as const;
    const refused = decideQuote(given, request);
    const next = decideQuote(given, { ...request, on: "2026-12-01" });
    expect(refused).toMatchObject({
      kind: "refused",
      code: "prepayment.blocked-day",
      data: { nextDay: "2026-12-01", total: "12322.93" },
    });
    expect(refused).toHaveProperty("zh", expect.stringContaining("届时应存 ¥12,322.93"));
    expect(next).toMatchObject({ kind: "quoted", quote: { totalFen: 1_232_293n } });
  });

  it("of more than is left names the contract", () => {
    const decision = decideQuote(given, { on: "2026-11-20", principalFen: fenOf("12000.01") });
    expect(decision).toMatchObject({ code: "prepayment.more-than-balance" });
    expect(decision).toHaveProperty("zh", expect.stringContaining(given.contractNo));
  });
});

describe("the borrower's yes", () => {
  const stored = { status: "quoted", settleOn: "2026-11-20", validUntil: "2026-11-20" } as const;
  it.each([
    ["2026-11-20", 100n, undefined],
    ["2026-11-19", 100n, "prepayment.too-early"],
    ["2026-11-21", 100n, "prepayment.quote-over"],
    ["2026-11-20", 99n, "prepayment.quote-changed"],
  ] as const)("on %s to %s fen of 100: %s", (businessDate, shownFen, code) => {
    const move = decideConfirmation(stored, shownFen, { businessDate, totalFen: 100n });
    expect(move.kind === "refused" ? move.code : undefined).toBe(code);
  });
});

describe("money for it", () => {
  const needed = { totalFen: 100n, settlesOn: "2026-11-20" };
  it.each([
    [100n, "2026-11-20", { kind: "settles", usedFen: 100n, excessFen: 0n }],
    [101n, "2026-11-19", { kind: "settles", usedFen: 100n, excessFen: 1n }],
    [63n, "2026-11-20", { kind: "fails", reason: "short", shortByFen: 37n }],
    [100n, "2026-11-21", { kind: "fails", reason: "late", shortByFen: 0n }],
  ] as const)("%s fen of %s", (amountFen, valueOn, verdict) => {
    expect(judgeMoney(needed, { amountFen, valueOn })).toEqual(verdict);
  });

  it("is recorded by another person than took the application", () => {
    expect(decideResultBy("maker", "maker")?.code).toBe("prepayment.same-person");
    expect(decideResultBy("maker", "checker")).toBeUndefined();
  });
});
