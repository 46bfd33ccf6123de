import { describe, expect, it } from "vitest";
import { decideReversal, reversalEvents, reversalStates } from "./index.ts";
import type { ReversalState } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
           confirm    reject
proposed   confirmed  rejected
confirmed  .          .
rejected   .          .
`;

describe("states of a proposed reversal", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...reversalEvents]);
    expect(rows.map(([state]) => state)).toEqual([...reversalStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reversal = { status: state as ReversalState, makerId: "maker" };
    const reached = reversalEvents.map((event) => {
      const decision = decideReversal(reversal, event, "checker");
      return decision.kind === "moved" ? decision.status : ".";
    });
    expect(reached).toEqual(cells);
  });

  it("is decided on by a second person", () => {
    const reversal = { status: "proposed", makerId: "maker" } as const;
    expect(decideReversal(reversal, "confirm", "maker")).toMatchObject({
      code: "reversal.same-person",
    });
  });
});
