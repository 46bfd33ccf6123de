import { join } from "node:path";
import { readEnvironment, readFileStoreSettings } from "@bursar/config/environment";
import { fieldKeysFromEnvironment } from "@bursar/config/keys";
import { createLogger } from "@bursar/config/logger";
import { awaitServer, openDatabase, refusePrivilegedLogin } from "@bursar/database/connection";
import { openFileStore } from "@bursar/documents/storage";
import { openLocalSink } from "@bursar/notices/channels";
import { backendFromEnvironment } from "@bursar/queues/backend";
import closeWithGrace from "close-with-grace";
import { z } from "zod";
import { startWorker } from "./start-worker.ts";

const Milliseconds = z.coerce.number().int().positive().optional();
const environment = readEnvironment(
  z.object({
    BURSAR_APP_DATABASE_URL: z.string(),
    BURSAR_BATCH_DATABASE_URL: z.string(),
    BURSAR_DATA_DIR: z.string().default(".data"),
    REDIS_URL: z.string().optional(),
    BURSAR_JOB_LOCK_MS: Milliseconds,
    BURSAR_SWEEP_AFTER_MS: Milliseconds,
  }),
);
const log = createLogger("workers");
const keys = fieldKeysFromEnvironment();
const open = (url: string) => openDatabase({ url, keys, name: "bursar-workers" });
const store = await openFileStore(readFileStoreSettings(environment.BURSAR_DATA_DIR));
const deps = {
  db: open(environment.BURSAR_APP_DATABASE_URL),
  batch: open(environment.BURSAR_BATCH_DATABASE_URL),
  channel: openLocalSink(join(environment.BURSAR_DATA_DIR, "messages")),
  files: store.files,
};
await awaitServer(deps.db, log);
await refusePrivilegedLogin(deps.db);
const backend = backendFromEnvironment({
  redisUrl: environment.REDIS_URL,
  databaseUrl: environment.BURSAR_BATCH_DATABASE_URL,
});
const timing = {
  lockMs: environment.BURSAR_JOB_LOCK_MS,
  sweepAfterMs: environment.BURSAR_SWEEP_AFTER_MS,
};
const worker = await startWorker({ deps, backend, log, timing });
closeWithGrace({ delay: 15_000, logger: false }, async ({ err }) => {
  if (err !== undefined) log.error({ err }, "the worker stops after an error");
  await worker.close();
  await Promise.all([deps.db.close(), deps.batch.close()]);
  store.close();
});
// Only now: whoever hears it may ask for the end at once.
process.send?.({ kind: "ready" });
// A worker that was started as a child does not outlive the one who started it.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
