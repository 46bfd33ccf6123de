import type { z } from "zod";

/** The queues of the product: single requests, batch work, and messages to people. */
export const queueNames = ["work", "batches", "notices"] as const;
export type QueueName = (typeof queueNames)[number];

/** What a job is: its name, its payload, the key that makes it one, and its limits. */
export type Job<Name extends string = string, Payload extends z.ZodType = z.ZodType> = {
  readonly name: Name;
  readonly queue: QueueName;
  /** How often the job is tried before it is given up (1 is never again). */
  readonly attemptsMax: number;
  /** Milliseconds after which the handler's signal is aborted. */
  readonly limitMs: number;
  /** Milliseconds before the second try; each further wait is twice as long. */
  readonly backoffMs: number;
  /** Ids only: a queue keeps no personal data. */
  readonly payload: Payload;
  /** Two jobs of one name and key are the same job while one of them is open. */
  key(payload: z.output<Payload>): string;
};

export type Catalog = Readonly<Record<string, Job>>;
export type PayloadOf<J extends Job> = z.output<J["payload"]>;

const BACKOFF_MS = 1_000;

/** Declares a job; `backoffMs` is 1 s unless it is given. */
export function defineJob<const Name extends string, Payload extends z.ZodType>(
  job: Omit<Job<Name, Payload>, "backoffMs"> & { readonly backoffMs?: number },
): Job<Name, Payload> {
  if (job.name.includes(":")) {
    throw new Error(
      `Job name "${job.name}" contains ":", which the queue refuses: use "." or "-".`,
    );
  }
  return { ...job, backoffMs: job.backoffMs ?? BACKOFF_MS };
}

/**
 * The id under which the queue knows the job: its name and its key.
 *
 * @throws Error when the key is empty or contains ":", which BullMQ refuses in an id.
 */
export function jobIdOf<J extends Job>(job: J, payload: PayloadOf<J>): string {
  const key = job.key(payload);
  if (key === "" || key.includes(":")) {
    throw new Error(
      `Job "${job.name}" has the key "${key}": a key is not empty and never contains ":". ` +
        `Join ids with "-" in the job's \`key\` function.`,
    );
  }
  return `${job.name}-${key}`;
}
