import { createLogger } from "@bursar/config/logger";
import { insertCentre } from "@bursar/database/centres";
import { withTransaction } from "@bursar/database/connection";
import { addToOutbox, waitingInOutbox } from "@bursar/database/outbox";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import { jobs } from "@bursar/queues/catalog";
import { openProducer } from "@bursar/queues/producer";
import { queueBackends } from "@bursar/queues/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startRelay } from "./relay.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const centre = { divisionCode: "371083", contractPrefix: "1", contractSerialFrom: "1" };
  await insertCentre(database.owner.orm, { ...centre, id: "cen_a", name: "A", demo: true });
});
afterAll(() => database.close());

it("hands over what stands behind jobs that this release can't read", async () => {
  const [postgres] = queueBackends({});
  if (postgres === undefined) throw new Error("there is no queue backend");
  const queue = await postgres.open({ databaseUrl: database.ownerUrl, grantTo: ["bursar_batch"] });
  const lines: string[] = [];
  const log = createLogger("test", { write: (line) => void lines.push(line) });
  const actor = { id: "usr_maker", kind: "staff" };
  await withTransaction(database.app, { actor, centreId: "cen_a", requestId: "req_1" }, (tx) =>
    addToOutbox(tx, [
      { job: "of.tomorrow", key: "1", payload: { centreId: "cen_a" } },
      { job: jobs.planRun.name, key: "2", payload: { centreId: "cen_a", fieldOfTomorrow: 1 } },
      { job: jobs.planRun.name, key: "run_3", payload: { centreId: "cen_a", runId: "run_3" } },
    ]),
  );
  const producer = openProducer({ backend: queue.backend, log });
  const relay = await startRelay({ batch: database.batch, producer, log });
  try {
    await expect.poll(() => waitingInOutbox(database.batch, 10)).toEqual([]);
    expect((await producer.counts()).batches.waiting).toBe(1);
    expect(lines.filter((line) => line.includes("passes it over"))).toHaveLength(2);
  } finally {
    await relay.close();
    await producer.close();
    await queue.close();
  }
});
