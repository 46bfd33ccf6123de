import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bursarIn, type Finished } from "../testing/run-bursar.ts";

const ROSTER = fileURLToPath(
  new URL("../../../../tests/fixtures/roster-2024.csv", import.meta.url),
);
const YEAR = "2024-2025";
const folder = mkdtempSync(join(tmpdir(), "bursar-cli-archive-"));
const bursar = bursarIn(join(folder, "data"), process.env);
const zip = join(folder, "year.zip");

let exported: Finished;
beforeAll(async () => {
  const { code, stderr } = await bursar(["import", "roster", ROSTER, "--commit"]);
  if (code !== 0 && code !== 3) throw new Error(stderr);
  const year = ["--year", YEAR, "--reason", "年度归档", "--out", zip];
  exported = await bursar(["archive", "export", ...year, "--json"]);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("bursar archive", () => {
  it("writes the ZIP of a year for its owner alone, and verifies it without a database", async () => {
    expect(exported).toMatchObject({ code: 0 });
    const report = JSON.parse(exported.stdout) as { bags: number; manifestSha256: string };
    expect(report.bags).toBeGreaterThan(100);
    expect(statSync(zip).mode & 0o077).toBe(0);
    const nothing = { environment: { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" } };
    const args = ["archive", "verify", zip, "--manifest", report.manifestSha256, "--json"];
    const verified = await bursar(args, nothing);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({
      ok: true,
      manifest: { bags: report.bags, academicYear: YEAR },
    });
  }, 60_000);

  it("names the file that was changed with exit code 6", async () => {
    const bytes = readFileSync(zip);
    const at = bytes.indexOf("%PDF-");
    bytes.write("%PDX-", at);
    const changed = join(folder, "changed.zip");
    writeFileSync(changed, bytes);
    const { code, stdout } = await bursar(["archive", "verify", changed]);
    expect(code).toBe(6);
    expect(stdout).toMatch(/被改动\t\d{5}\/目录\.pdf/);
  }, 60_000);

  it("refuses without a reason, without a scope, and for a file that is none of ours", async () => {
    const reasonless = await bursar(["archive", "export", "--year", YEAR]);
    expect([reasonless.code, reasonless.stderr]).toEqual([2, expect.stringContaining("--reason")]);
    const scopeless = await bursar(["archive", "export", "--reason", "年度归档"]);
    expect([scopeless.code, scopeless.stderr]).toEqual([2, expect.stringContaining("--year")]);
    const other = await bursar(["archive", "verify", ROSTER]);
    expect(other.code).not.toBe(0);
    expect(other.stderr).toContain("archive.not-an-export");
  }, 60_000);
});
