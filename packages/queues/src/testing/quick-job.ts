import { z } from "zod";
import { defineJob } from "../catalog/index.ts";

/** A job with limits short enough for a test. */
export const quickJob = defineJob({
  name: "quick.job",
  queue: "work",
  attemptsMax: 3,
  limitMs: 300,
  backoffMs: 50,
  payload: z.strictObject({ id: z.string() }),
  key: ({ id }) => id,
});

/** Locks and stalled checks of about a second instead of half a minute. */
export const quickTiming = { lockMs: 1_000, stalledCheckMs: 500 };
