export {
  describeOnQueueBackends,
  queueBackends,
  type TestBackend,
  type TestQueue,
  type TestQueueOptions,
} from "./queue-backends.ts";
