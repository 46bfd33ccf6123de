/** Where the queues are kept. */
export type QueueBackend =
  | {
      readonly kind: "redis";
      readonly url: string;
      /** Start of every key, `bursar` unless given, so that one server may hold several products. */
      readonly prefix?: string;
    }
  | { readonly kind: "postgres"; readonly url: string };

/** Redis where its address is given, else the queue's own schema in PostgreSQL. */
export function backendFromEnvironment(environment: {
  readonly redisUrl?: string | undefined;
  readonly databaseUrl: string;
}): QueueBackend {
  const { redisUrl, databaseUrl } = environment;
  if (redisUrl !== undefined && redisUrl !== "") return { kind: "redis", url: redisUrl };
  return { kind: "postgres", url: databaseUrl };
}

/** The schema of BullMQ's own tables. Its code has the name built in where it is given a pool. */
export const QUEUE_SCHEMA = "bullmq";

const REDIS_PREFIX = "bursar";

/** The prefix of a Redis backend's keys. */
export function redisPrefix(backend: QueueBackend & { readonly kind: "redis" }): string {
  return backend.prefix ?? REDIS_PREFIX;
}
