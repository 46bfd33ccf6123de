import { installedCommand, runCommand } from "./run-command.mjs";

// The longest first, so that two cores end together.
const parts = [
  { name: "unit tests", command: "vitest", args: ["run", "--project", "unit"] },
  { name: "lint", command: "oxlint", args: [] },
  { name: "types", command: "tsc", args: ["-p", "tsconfig.json"] },
  { name: "dead code", command: "knip", args: [] },
  { name: "format", command: "oxfmt", args: ["--check"] },
];
const slots = 2;
const budgetSeconds = 60;

const secondsSince = (startedAt) => (Date.now() - startedAt) / 1000;

async function runPart({ name, command, args }) {
  const startedAt = Date.now();
  const { code, output } = await runCommand(installedCommand(command), args, {
    capture: true,
    env: { NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  const took = `${secondsSince(startedAt).toFixed(1).padStart(5)} s`;
  console.log(`${code === 0 ? "✓" : "✗"} ${name.padEnd(11)} ${took}`);
  if (code !== 0) console.log(output.trimEnd().replaceAll(/^/gm, "    "));
  return code === 0 ? [] : [name];
}

/** Runs every part, two at a time, and shows each with its time. 1 when any found something. */
export async function run() {
  const startedAt = Date.now();
  const waiting = [...parts];
  const failed = [];
  const worker = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      failed.push(...(await runPart(part)));
    }
  };
  await Promise.all(Array.from({ length: slots }, worker));
  const seconds = secondsSince(startedAt);
  console.log(
    failed.length === 0
      ? `check passed in ${seconds.toFixed(1)} s`
      : `check failed in ${seconds.toFixed(1)} s: ${failed.join(", ")}`,
  );
  if (seconds > budgetSeconds) console.log(`It should take less than ${budgetSeconds} s.`);
  return failed.length === 0 ? 0 : 1;
}
