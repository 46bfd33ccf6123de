import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../testing/print-figures.ts", import.meta.url));
const run = promisify(execFile);

it("no figure depends on the machine's time zone or clock", async () => {
  const zones = ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"];
  const digests = await Promise.all(
    zones.map(async (TZ) => {
      const env = { ...process.env, TZ, NODE_OPTIONS: "" };
      const { stdout } = await run(process.execPath, ["--import", "tsx", script], { env });
      return stdout;
    }),
  );
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(digests).size).toBe(1);
}, 60_000);
