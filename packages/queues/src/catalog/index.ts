export {
  defineJob,
  jobIdOf,
  queueNames,
  type Catalog,
  type Job,
  type PayloadOf,
  type QueueName,
} from "./define-job.ts";
export { findJob, jobs } from "./jobs.ts";
