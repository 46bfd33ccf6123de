import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bursarIn } from "./testing/run-bursar.ts";

// Nothing here gets as far as a database.
const bursar = bursarIn(join(tmpdir(), "bursar-cli-none"), process.env);

const RECORD = ["repay", "record", "1", "--amount", "5", "--serial", "S", "--on", "2026-11-20"];

describe("the command line", () => {
  it.each([
    ["zh", [], "用法"],
    ["en", ["--lang", "en"], "Usage"],
  ])("shows help in %s on standard output", async (_, args, word) => {
    const { code, stdout, stderr } = await bursar([...args, "--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(word);
    expect(stdout).toContain("doctor");
  });

  it("shows help when nothing is asked", async () => {
    expect(await bursar([])).toMatchObject({ code: 0, stderr: "" });
  });

  it("speaks English when the locale does", async () => {
    const { stdout } = await bursar(["help"], { environment: { LANG: "en_GB.UTF-8" } });
    expect(stdout).toContain("Commands:");
  });

  it.each([
    [["imprt"], "import"],
    [["import", "rostr", "x"], "roster"],
    [["doctor", "--jsn"], "--json"],
    [["batch", "run", "collection-remindr", "--date", "2026-11-20"], "collection-reminder"],
    [["batch", "run", "collection-reminder"], "--date"],
    [["batch", "run", "collection-reminder", "--date", "2026-02-30"], "2026-11-20"],
    [["import", "roster"], "FILE"],
    [["loan"], "explain"],
    [["help", "nothing"], "exit-codes"],
    [["repay", "record", "1", "--amount", "5"], "bursar repay record --help"],
    [["repay", "record", "1", "--amount", "-5", "--serial", "S", "--on", "2026-11-20"], "大于 0"],
    [[...RECORD, "--channel", "alipya"], "alipay"],
    [["repay", "list", "--limit", "many"], "many"],
    [["loan", "statement", "1", "--output", "/nowhere/a.pdf"], "/nowhere"],
  ])("says what is wrong with %j and what there is, exit 2", async (args, hint) => {
    const { code, stdout, stderr } = await bursar(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(hint);
  });

  it("names what an option takes, and what it is without being given", async () => {
    const proposed = await bursar(["reversal", "propose", "--help"]);
    expect(proposed.stdout).toMatch(/money-returned、\s*wrong-contract、\s*wrong-entry/);
    expect((await bursar(["repay", "record", "--help"])).stdout).toContain("默认 pos");
  });

  it("explains its exit codes", async () => {
    const { code, stdout } = await bursar(["help", "exit-codes"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^130 /m);
  });
});
