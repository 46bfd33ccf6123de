export type { JobContext } from "./run-job.ts";
export type { Workers } from "./start-catalog-workers.ts";
export { startWorkers, type JobHandlers } from "./start-workers.ts";
