import { describe, expect, it } from "vitest";
import {
  applicationEvents,
  applicationStates,
  decideApproval,
  nextApplicationState,
} from "./index.ts";
import type { ApplicationState } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
                    submit     request-documents   supply-documents  approve   return    withdraw   void
draft               submitted  .                   .                 .         .         withdrawn  .
submitted           .          awaiting-documents  .                 reviewed  returned  withdrawn  voided
awaiting-documents  .          .                   submitted         .         .         withdrawn  voided
returned            submitted  .                   .                 .         .         withdrawn  voided
reviewed            .          .                   .                 .         .         .          .
withdrawn           .          .                   .                 .         .         .          .
voided              .          .                   .                 .         .         .          .
`;

describe("application states", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...applicationEvents]);
    expect(rows.map(([state]) => state)).toEqual([...applicationStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = applicationEvents.map(
      (event) => nextApplicationState(state as ApplicationState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });
});

describe("approval", () => {
  const application = { status: "submitted", makerId: "maker", version: 3 } as const;

  it("takes a second person who saw the current version", () => {
    expect(decideApproval(application, { actorId: "checker", shownVersion: 3 })).toEqual({
      kind: "approved",
      status: "reviewed",
      version: 4,
    });
  });

  it.each([
    [{ actorId: "maker", shownVersion: 3 }, "application.same-person"],
    [{ actorId: "checker", shownVersion: 2 }, "application.version-changed"],
    [{ actorId: "maker", shownVersion: 2 }, "application.same-person"],
  ])("refuses %o with %s", (command, code) => {
    expect(decideApproval(application, command)).toMatchObject({ kind: "refused", code });
  });

  it.each(applicationStates.filter((status) => status !== "submitted"))(
    "refuses an application that is %s, whoever asks",
    (status) => {
      const decision = decideApproval(
        { ...application, status },
        { actorId: "maker", shownVersion: 1 },
      );
      expect(decision).toMatchObject({
        kind: "refused",
        code: "application.not-awaiting-review",
      });
    },
  );
});
