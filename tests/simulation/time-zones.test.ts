import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

// Half a day ahead of Shanghai, on it, and most of a day behind.
it.each(["Pacific/Kiritimati", "Asia/Shanghai", "America/Anchorage"])(
  "every test of the rules passes where clocks show the time of %s",
  (zone) => {
    const args = [VITEST, "run", "--project", "unit", "packages/domain"];
    const env = { ...process.env, TZ: zone, NO_COLOR: "1" };
    const { status, stdout } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      env,
      encoding: "utf8",
    });
    expect({ status, said: status === 0 ? "" : stdout }).toEqual({ status: 0, said: "" });
  },
);
