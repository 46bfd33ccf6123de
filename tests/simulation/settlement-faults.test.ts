import { expect, it } from "vitest";
import { settleThroughFaults } from "../faults/settle-through-faults.ts";
import type { FaultKind } from "../faults/disturb-settlement.ts";

const report = (line: string): void => console.log(line);

it("a settlement of 20,000 loans survives faults at 200 points of chance", async () => {
  const endured = await settleThroughFaults({
    loans: 20_000,
    planFaults: { worker: 14, workers: 2, flush: 14, redis: 8, postgres: 2 },
    runFaults: { worker: 50, workers: 8, flush: 60, redis: 26, api: 12, postgres: 4 },
    report,
  });
  const { seed, fallen, seconds } = endured;
  const count = (kind: FaultKind): number => fallen.filter((one) => one === kind).length;
  report(
    `20,000 loans, ${fallen.length} faults (kill -9 of one worker ${count("worker")}, of all ` +
      `${count("workers")}, FLUSHALL ${count("flush")}, kill -9 of Redis ${count("redis")}, of the ` +
      `API ${2 * count("api")} at pauses and resumptions, PostgreSQL ${count("postgres")}): ` +
      `0 missed, 0 doubled, tie-out 0.00, ledger equal; ${seconds.toFixed(0)} s, seed ${seed}`,
  );
  expect(fallen).toHaveLength(200);
});
