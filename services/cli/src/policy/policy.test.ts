import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bursarIn } from "../testing/run-bursar.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-cli-policy-"));
const bursar = bursarIn(join(folder, "data"), process.env);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function json(...args: string[]) {
  const { code, stdout, stderr } = await bursar(["policy", ...args, "--json"]);
  return { code, data: JSON.parse(stdout || "{}") as Record<string, unknown>, stderr };
}

const LPR = ["--lpr", "3.45", "--from", "2026-12-21", "--source", "12月21日公布", "--as", "lead"];

it("takes a new LPR from proposal to force, by two people and after a back-test", async () => {
  const proposed = await json("propose", ...LPR);
  expect(proposed).toMatchObject({ code: 0, data: { status: "proposed" } });
  const id = String(proposed.data["id"]);

  const tested = await json("backtest", id);
  expect(tested).toMatchObject({ code: 0, data: { loans: 0, changed: 0, failed: 0 } });
  const shown = await json("show", id);
  expect(shown).toMatchObject({ code: 0, data: { status: "proposed", isFresh: true } });
  const approved = await json("approve", id, "--as", "checker");
  expect(approved).toMatchObject({ code: 0, data: { status: "approved" } });
  const activated = await json("activate", id, "--as", "checker");
  expect(activated).toMatchObject({ code: 0, data: { status: "activated", refoldFrom: null } });
}, 120_000);

it("is taken back by its maker", async () => {
  const later = ["--lpr", "3.35", "--from", "2027-12-21", "--source", "待公布", "--as", "lead"];
  const proposed = await json("propose", ...later);
  const id = String(proposed.data["id"]);
  const withdrawn = await json("withdraw", id, "--reason", "文件尚未公布", "--as", "lead");
  expect(withdrawn).toMatchObject({ code: 0, data: { status: "withdrawn" } });
}, 120_000);

it("refuses a broken file before anything is kept, and names the row", async () => {
  const file = join(folder, "change.json");
  const row = { kind: "lpr-5y", effectiveFrom: "2027-01-20", value: 3.4, source: "公布" };
  writeFileSync(file, JSON.stringify({ reason: "更新LPR", rows: [row] }));
  const refused = await json("propose", file, "--as", "lead");
  expect(refused).toMatchObject({ code: 2, data: { code: "policy.invalid-row" } });
  expect(refused.data["data"]).toMatchObject({ row: 1, kind: "lpr-5y" });
}, 120_000);
