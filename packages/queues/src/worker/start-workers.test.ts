import { describe, expect, expectTypeOf, test } from "vitest";
import { jobs } from "../catalog/index.ts";
import { startCatalogWorkers } from "./start-catalog-workers.ts";
import type { JobContext, JobHandlers } from "./index.ts";

const ignore = () => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
const backend = { kind: "postgres", url: "postgres://nowhere.invalid/none" } as const;

describe("the handlers", () => {
  test("are exactly one for each job of the catalogue, typed by its payload", () => {
    type Names = (typeof jobs)[keyof typeof jobs]["name"];
    expectTypeOf<keyof JobHandlers>().toEqualTypeOf<Names>();
    expectTypeOf<Parameters<JobHandlers["batch-run.chunk"]>>().toEqualTypeOf<
      [{ centreId: string; runId: string; round: number; chunk: number }, JobContext]
    >();
  });

  test("a missing one stops the start", async () => {
    const handlers = {} as JobHandlers;
    const concurrency = { work: 1 };
    const start = startCatalogWorkers({ backend, catalog: jobs, handlers, concurrency, log });
    await expect(start).rejects.toThrow('Job "contract.issue" has no handler.');
  });
});
