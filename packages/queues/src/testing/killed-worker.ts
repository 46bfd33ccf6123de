import { parseArgs } from "node:util";
import type { QueueBackend } from "../backend/index.ts";
import type { PayloadOf } from "../catalog/index.ts";
import { startCatalogWorkers } from "../worker/start-catalog-workers.ts";
import { quickJob, quickTiming } from "./quick-job.ts";

/**
 * A worker process for the tests: takes a job, says so on standard output, and never ends it.
 * Started with the backend as JSON; the test kills it.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const backend: QueueBackend = JSON.parse(positionals[0] ?? "");
const ignore = () => undefined;

await startCatalogWorkers({
  backend,
  catalog: { quickJob },
  handlers: {
    "quick.job": ({ id }: PayloadOf<typeof quickJob>) => {
      process.stdout.write(`took ${id}\n`);
      return new Promise<void>(ignore);
    },
  },
  concurrency: { work: 1 },
  log: { info: ignore, warn: ignore, error: ignore },
  timing: quickTiming,
});
