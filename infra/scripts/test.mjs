import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installedCommand, root, runCommand } from "./run-command.mjs";

const projects = ["unit", "integration", "system"];
const longProjects = ["long"];

function readTotals(path, code) {
  let totals;
  try {
    totals = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // vitest ended before it could say anything: a set-up that failed, or a kill
    return { passed: 0, failed: 1, skipped: 0, failures: ["the run itself"], skips: [] };
  }
  if (code !== 0 && totals.failed === 0 && totals.passed > 0) {
    totals.failed += 1;
    totals.failures.push(`the run itself (exit code ${code})`);
  }
  return totals;
}

function show(totals) {
  console.log("");
  for (const { name, reason } of totals.skips) console.log(`skipped: ${name} (${reason})`);
  for (const name of totals.failures) console.log(`failed: ${name}`);
  if (totals.passed + totals.failed === 0) console.log("No test ran.");
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
}

/**
 * Runs every suite (`--long`: the long simulations instead) and ends with one line of totals.
 *
 * @param {string[]} args parts of test files' paths that limit the run; options go to vitest
 * @returns {Promise<number>} 1 when a test failed or none ran
 */
export async function run(args) {
  const isLong = args.includes("--long");
  const folder = mkdtempSync(join(tmpdir(), "bursar-totals-"));
  const file = join(folder, "totals.json");
  const chosen = (isLong ? longProjects : projects).flatMap((name) => ["--project", name]);
  const reporters = ["default", join(root, "infra/scripts/totals-reporter.mjs")];
  try {
    const { code } = await runCommand(
      installedCommand("vitest"),
      [
        "run",
        ...chosen,
        ...reporters.flatMap((reporter) => ["--reporter", reporter]),
        ...args.filter((arg) => arg !== "--long"),
      ],
      { env: { BURSAR_TEST_TOTALS: file } },
    );
    const totals = readTotals(file, code);
    show(totals);
    return totals.failed > 0 || totals.passed === 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
