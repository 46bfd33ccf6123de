import { expect, it } from "vitest";
import { settleThroughFaults } from "../faults/settle-through-faults.ts";

const report = (line: string): void => {
  if (process.env["BURSAR_FAULT_SEED"] !== undefined) console.log(line);
};

it("a settlement that two clocks start survives workers, API, Redis and PostgreSQL", async () => {
  const { fallen } = await settleThroughFaults({
    loans: 1_500,
    queue: "redis",
    planFaults: { worker: 1, flush: 1 },
    runFaults: { worker: 2, flush: 1, redis: 1, postgres: 1 },
    report,
  });
  // So few loans may be planned before the first fault falls.
  expect(fallen.length).toBeGreaterThanOrEqual(5);
});

it("a settlement whose queue is in PostgreSQL survives its restarts, and nobody helps", async () => {
  const { fallen } = await settleThroughFaults({
    loans: 1_500,
    queue: "postgres",
    planFaults: { postgres: 1, worker: 1 },
    runFaults: { postgres: 2, flush: 1, workers: 1 },
    report,
  });
  expect(fallen.length).toBeGreaterThanOrEqual(4);
});
