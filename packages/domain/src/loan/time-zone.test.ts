import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { figuresText, sampleLoans } from "../testing/figures-text.ts";

const module = new URL("../testing/figures-text.ts", import.meta.url).href;
/** Once the loans are drawn, any look at the clock ends the run. */
const SCRIPT = `
  const { figuresText, sampleLoans } = await import(${JSON.stringify(module)});
  const loans = sampleLoans();
  const Clock = globalThis.Date;
  const fail = () => { throw new Error("the engine looked at the clock"); };
  globalThis.Date = new Proxy(Clock, { construct: fail, apply: fail, get: fail });
  const text = figuresText(loans);
  globalThis.Date = Clock;
  process.stdout.write(text);
`;
const run = promisify(execFile);

it("no figure depends on the machine's time zone or clock", async () => {
  const here = figuresText(sampleLoans());
  for (const TZ of ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"]) {
    const env = { ...process.env, TZ, NODE_OPTIONS: "" };
    const flags = ["--import", "tsx", "--input-type=module", "-e", SCRIPT];
    const { stdout } = await run(process.execPath, flags, { env, maxBuffer: 64 * 1024 * 1024 });
    expect(stdout === here).toBe(true);
  }
  expect(here).toContain('"dueOn"');
}, 60_000);
