import { describe, expect, it } from "vitest";
import {
  decidePreApplicationStep,
  nextPreApplicationState,
  preApplicationEvents,
  preApplicationStates,
} from "./index.ts";
import type { PreApplicationState } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
                 school-approve   verify    publicise   take-down  import    pass    return  reject    withdraw
draft            school-approved  .         .           .          .         .       .       .         withdrawn
school-approved  .                verified  .           .          .         .       draft   rejected  withdrawn
verified         .                .         publicised  .          .         .       draft   rejected  withdrawn
publicised       .                .         .           verified   imported  .       draft   rejected  withdrawn
imported         .                .         .           .          .         passed  .       rejected  withdrawn
passed           .                .         .           .          .         .       .       .         .
rejected         .                .         .           .          .         .       .       .         .
withdrawn        .                .         .           .          .         .       .       .         .
`;

describe("pre-application states", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...preApplicationEvents]);
    expect(rows.map(([state]) => state)).toEqual([...preApplicationStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = preApplicationEvents.map(
      (event) => nextPreApplicationState(state as PreApplicationState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });

  it("lead to one state an event, wherever it is taken from", () => {
    for (const event of preApplicationEvents) {
      const reached = preApplicationStates.flatMap(
        (state) => nextPreApplicationState(state, event) ?? [],
      );
      expect([event, new Set(reached).size]).toEqual([event, 1]);
    }
  });
});

describe("a step", () => {
  const one = { status: "school-approved", makerId: "maker" } as const;

  it.each(["verify", "reject", "return"] as const)("%s is a second person's", (event) => {
    expect(decidePreApplicationStep(one, { event, actorId: "maker" })).toMatchObject({
      code: "pre-application.same-person",
    });
    expect(decidePreApplicationStep(one, { event, actorId: "checker" }).kind).toBe("moved");
  });

  it("that the state forbids is refused before anything is said of the person", () => {
    const draft = { ...one, status: "draft" } as const;
    expect(decidePreApplicationStep(draft, { event: "verify", actorId: "maker" })).toMatchObject({
      code: "pre-application.wrong-state",
    });
  });

  it("withdraw may be the maker's", () => {
    expect(decidePreApplicationStep(one, { event: "withdraw", actorId: "maker" })).toEqual({
      kind: "moved",
      status: "withdrawn",
    });
  });
});
