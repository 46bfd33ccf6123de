import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineJob, jobIdOf } from "./define-job.ts";
import { findJob, jobs } from "./jobs.ts";

const payload = z.strictObject({ id: z.string() });
const limits = { queue: "work", attemptsMax: 3, limitMs: 1_000, payload } as const;

describe("a job's id", () => {
  test("is its name and its key", () => {
    const job = defineJob({ ...limits, name: "thing.do", key: ({ id }) => id });
    expect(jobIdOf(job, { id: "a-1" })).toBe("thing.do-a-1");
  });

  test.each(["", "a:b"])("the key %j is refused with the way to mend it", (id) => {
    const job = defineJob({ ...limits, name: "thing.do", key: (given) => given.id });
    expect(() => jobIdOf(job, { id })).toThrow(/"thing\.do".*never contains ":"/);
  });

  test("a name with a colon is refused where it is declared", () => {
    expect(() => defineJob({ ...limits, name: "thing:do", key: ({ id }) => id })).toThrow('":"');
  });
});

describe("the catalogue", () => {
  test("each job is found by its name, and no two share one", () => {
    for (const job of Object.values(jobs)) expect(findJob(job.name)).toBe(job);
    expect(findJob("nothing.done")).toBeUndefined();
  });

  test("a payload holds ids only: any further field is refused", () => {
    const ids = { centreId: "cen_1", noticeId: "not_1" };
    expect(jobs.deliverNotice.payload.safeParse(ids).success).toBe(true);
    expect(jobs.deliverNotice.payload.safeParse({ ...ids, phone: "1" }).success).toBe(false);
  });

  test("chunks of one run are different jobs, and so is a chunk that is asked for again", () => {
    const chunk = { centreId: "cen_1", runId: "run_1", round: 1, chunk: 0 };
    const ids = [
      jobIdOf(jobs.runChunk, chunk),
      jobIdOf(jobs.runChunk, { ...chunk, chunk: 1 }),
      jobIdOf(jobs.runChunk, { ...chunk, round: 2 }),
      jobIdOf(jobs.planRun, { centreId: "cen_1", runId: "run_1" }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
