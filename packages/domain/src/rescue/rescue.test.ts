import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import { E9, exampleLoan, withFacts } from "../testing/index.ts";
import {
  decideRescue,
  decideRescueWindow,
  nextRescueState,
  rescueAmount,
  rescueEvents,
  rescueStates,
} from "./index.ts";
import type { RescueState } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
            review    publicise   take-down  return   approve   pay   refuse   withdraw   reverse
applied     reviewed  .           .          .        .         .     refused  withdrawn  .
reviewed    .         publicised  .          .        .         .     refused  withdrawn  .
publicised  .         .           reviewed   applied  approved  .     refused  withdrawn  .
approved    .         .           .          .        .         paid  refused  withdrawn  .
paid        .         .           .          .        .         .     .        .          reversed
refused     .         .           .          .        .         .     .        .          .
withdrawn   .         .           .          .        .         .     .        .          .
reversed    .         .           .          .        .         .     .        .          .
`;

describe("states of a case", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...rescueEvents]);
    expect(rows.map(([state]) => state)).toEqual([...rescueStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = rescueEvents.map(
      (event) => nextRescueState(state as RescueState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });
});

describe("who decides and when", () => {
  const publicity = { toOn: "2026-11-27", openObjections: 0 };
  const rescue = { status: "publicised", makerId: "maker", checkerId: null, publicity } as const;

  it.each([
    ["publicised", "approve", "checker", "2026-11-27", "publicity.still-running"],
    ["publicised", "approve", "checker", "2026-11-28", undefined],
    ["publicised", "approve", "maker", "2026-11-28", "rescue.same-person"],
    ["applied", "review", "maker", "2026-11-20", "rescue.same-person"],
    ["applied", "approve", "checker", "2026-11-20", "rescue.wrong-state"],
    ["approved", "pay", "checker", "2026-11-30", "rescue.same-person"],
    ["approved", "pay", "maker", "2026-11-30", undefined],
  ] as const)("%s: %s by the %s on %s: %s", (status, event, actorId, on, code) => {
    const checkerId = status === "approved" ? "checker" : null;
    const decision = decideRescue({ ...rescue, status, checkerId }, { event, actorId, on });
    expect(decision.kind === "refused" ? decision.code : undefined).toBe(code);
  });

  it("waits for open objections", () => {
    const open = { ...rescue, publicity: { ...publicity, openObjections: 1 } };
    const command = { event: "approve", actorId: "checker", on: "2026-12-01" } as const;
    expect(decideRescue(open, command)).toMatchObject({ code: "objection.unresolved" });
  });

  it.each([
    ["instalment", "2026-11-10", undefined],
    ["instalment", "2026-11-09", "2026-11-10"],
    ["instalment", "2026-12-01", "2027-11-10"],
    ["full", "2026-03-01", undefined],
  ] as const)("a rescue of kind %s on %s may be applied for from %s", (kind, on, nextDay) => {
    expect(decideRescueWindow(nationalPolicy(), kind, on)?.data?.["nextDay"]).toBe(nextDay);
  });
});

describe("what a rescue pays (5.7)", () => {
  const loan = exampleLoan(E9);
  const unpaid = withFacts(loan, { kind: "paid-through", on: "2025-12-20" });

  it("in full: principal with the interest to the day, as a payoff would (V6)", () => {
    expect(rescueAmount(loan, "full", "2026-06-30")).toBe(568_363n);
  });

  it("of this year: the bill ahead, or the bill overdue with its penalty", () => {
    const bill = 70_000n + 15_898n;
    expect(rescueAmount(loan, "instalment", "2026-11-20")).toBe(bill);
    expect(rescueAmount(unpaid, "instalment", "2026-12-20")).toBe(bill);
    // 700.00 at 2.80 % × 1.3 for eleven days of 360: 0.78.
    expect(rescueAmount(unpaid, "instalment", "2026-12-31")).toBe(bill + 78n);
  });
});
