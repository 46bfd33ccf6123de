export { openProducer, type JobRequest, type Producer, type QueueCounts } from "./open-producer.ts";
