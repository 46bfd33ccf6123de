import { describe, expect, it } from "vitest";
import { changeEvents, changeStates, decideChange, nextChangeState } from "./index.ts";
import type { ChangeState } from "./index.ts";
import { decidePreview } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
            submit     return    approve   apply    reject    withdraw
draft       submitted  .         .         .        .         withdrawn
submitted   .          returned  approved  .        rejected  withdrawn
returned    submitted  .         .         .        .         withdrawn
approved    .          .         .         applied  .         withdrawn
applied     .          .         .         .        .         .
rejected    .          .         .         .        .         .
withdrawn   .          .         .         .        .         .
`;

describe("change states", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...changeEvents]);
    expect(rows.map(([state]) => state)).toEqual([...changeStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = changeEvents.map(
      (event) => nextChangeState(state as ChangeState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });
});

describe("the second person", () => {
  const change = { status: "submitted", makerId: "maker", version: 3 } as const;
  const command = { event: "approve", actorId: "checker", shownVersion: 3 } as const;

  it("may approve what was shown", () => {
    expect(decideChange(change, command)).toEqual({
      kind: "moved",
      status: "approved",
      version: 4,
    });
  });

  it.each([
    ["approve", "maker", 3, "change.same-person"],
    ["return", "maker", 2, "change.same-person"],
    ["reject", "maker", 3, "change.same-person"],
    ["approve", "checker", 2, "change.version-changed"],
    ["withdraw", "maker", 2, "change.version-changed"],
    ["apply", "checker", 3, "change.wrong-state"],
    ["submit", "maker", 1, "change.wrong-state"],
  ] as const)("%s by the %s of version %i: %s", (event, actorId, shownVersion, code) => {
    expect(decideChange(change, { event, actorId, shownVersion })).toMatchObject({
      kind: "refused",
      code,
    });
  });

  it("names the effect that was shown, or none where no plan changes", () => {
    expect(decidePreview("a", "a")).toBeUndefined();
    expect(decidePreview(undefined, undefined)).toBeUndefined();
    for (const [shown, current] of [
      ["a", "b"],
      ["a", undefined],
      [undefined, "b"],
    ] as const) {
      expect(decidePreview(shown, current)?.code).toBe("change.preview-outdated");
    }
  });
});
