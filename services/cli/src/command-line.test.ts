import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bursarIn } from "./testing/run-bursar.ts";

// Nothing here gets as far as a database.
const bursar = bursarIn(join(tmpdir(), "bursar-cli-none"), process.env);

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
  ])("says what is wrong with %j and what there is, exit 2", async (args, hint) => {
    const { code, stdout, stderr } = await bursar(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(hint);
  });

  it("explains its exit codes", async () => {
    const { code, stdout } = await bursar(["help", "exit-codes"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^130 /m);
  });
});
