import { describe, expect, it } from "vitest";
import {
  hasRunThrough,
  isAlarming,
  isRunOver,
  isRunSettled,
  moveRun,
  runEvents,
  runStatuses,
} from "./index.ts";

/** Columns in the order of `runEvents`; "." is forbidden. */
const TABLE = `
planning                awaiting-approval running stopped . . cancelled . . . .
awaiting-approval       . . . running . cancelled . . . .
running                 . . . . paused stopped . completed completed-with-failures out-of-balance
paused                  . . . . . stopped running completed completed-with-failures out-of-balance
stopped                 . . . . . . running completed completed-with-failures out-of-balance
completed               . . . . . . . completed completed-with-failures out-of-balance
completed-with-failures . . . . . . . completed completed-with-failures out-of-balance
out-of-balance          . . . . . . . completed completed-with-failures out-of-balance
cancelled               . . . . . . . . . .
`;

const rows = TABLE.trim()
  .split("\n")
  .map((line) => line.split(/\s+/));
const cells = rows.flatMap(([from = "", ...to]) =>
  runEvents.map((event, column) => ({ from, event, to: to[column] ?? "?" })),
);

describe("a batch run", () => {
  it("has a row for every state", () => {
    expect(rows.map(([from]) => from)).toEqual([...runStatuses]);
  });

  it.each(cells)("in $from meets $event with $to", ({ from, event, to }) => {
    const status = runStatuses.find((one) => one === from);
    expect(status && moveRun(status, event)).toBe(to === "." ? undefined : to);
  });

  it("that is out of balance is over, and holds up what waits for it", () => {
    expect(runStatuses.filter(isRunOver)).toEqual([
      "completed",
      "completed-with-failures",
      "out-of-balance",
      "cancelled",
    ]);
    expect(runStatuses.filter((status) => isRunOver(status) && !isRunSettled(status))).toEqual([
      "out-of-balance",
    ]);
    expect(runStatuses.filter((status) => isRunOver(status) && !hasRunThrough(status))).toEqual([
      "cancelled",
    ]);
  });

  it.each([
    [{ total: 0, failed: 0 }, false],
    [{ total: 10, failed: 1 }, false],
    [{ total: 10, failed: 2 }, true],
    [{ total: 1, failed: 1 }, true],
  ])("with %j calls somebody: %s", (counts, alarming) => {
    expect(isAlarming(counts)).toBe(alarming);
  });
});
