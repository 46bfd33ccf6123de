import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bursarIn } from "../testing/run-bursar.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-cli-retention-"));
const bursar = bursarIn(join(folder, "data"), process.env);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("plans, and refuses a run that nobody proposed", async () => {
  const plan = await bursar(["retention", "plan", "--json"]);
  expect(plan).toMatchObject({ code: 0 });
  expect(JSON.parse(plan.stdout)).toMatchObject({
    centres: [{ centreId: "cen_demo", planHash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  });
  for (const step of ["run", "verify"]) {
    const { code, stderr } = await bursar(["retention", step, "ret_none"]);
    expect(code).not.toBe(0);
    expect(stderr).toContain("找不到这次清理");
  }
  const wrong = await bursar(["retention", "plan", "--as-of", "2026-13-01"]);
  expect(wrong.code).toBe(2);
}, 120_000);
