export { backendFromEnvironment, type QueueBackend } from "./queue-backend.ts";
export { migrateQueueBackend } from "./migrate-queue-backend.ts";
export { queueGrantsSql } from "./queue-grants.ts";
export type { QueueLog } from "./queue-log.ts";
