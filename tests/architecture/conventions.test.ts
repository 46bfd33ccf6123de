import { describe, expect, test } from "vitest";
import { brokenConventions } from "./conventions.ts";
import { readTextFiles } from "./source-files.ts";

test("every file keeps the habits of the house", () => {
  expect(brokenConventions(readTextFiles())).toEqual([]);
});

// Examples are put together from parts, so that this file keeps the rules that it tries.
const join = (...parts: string[]): string => parts.join("");

describe("the rules bite", () => {
  test.each([
    ["re-exports by name", "packages/a/src/b.ts", join("export ", '* from "./c.ts";')],
    ["no default export", "packages/a/src/b.ts", join("export ", "default 1;")],
    ["no default export", "packages/a/src/b.ts", join("export ", "{ a as default };")],
    ["no test is switched off or preferred", "a/b.test.ts", join("test", '.skip("a", run);')],
    ["no test is switched off or preferred", "a/b.test.ts", join("describe", '.only("a", run);')],
    ["no test is switched off or preferred", "a/b.test.ts", join("test", ".concurrent.only(x)")],
    ["nothing is left for later in a comment", "a/b.ts", join("// TO", "DO: later")],
    ["nothing is left for later in a comment", "README.md", join("FIX", "ME")],
    ["a name says what is inside", "packages/a/src/utils/b.ts", ""],
    ["a name says what is inside", "packages/a/src/test-helpers.ts", ""],
    ["a name says what is inside", "packages/common/src/a.ts", ""],
    ["file names are kebab-case", "packages/a/src/formatYuan.ts", ""],
    ["file names are kebab-case", "packages/a/src/format_yuan.ts", ""],
    ["no path of a machine", "a/b.ts", join('read("/', 'work/roster.csv");')],
    ["no path of a machine", "infra/runbooks/a.md", join("see /", "tmp/x")],
    ["no host of a registry", ".npmrc", join("registry=https://registry", ".example.org/")],
  ])("%s: %s", (name, path, text) => {
    expect(brokenConventions([{ path, text }])).toEqual([`${path}: ${name}`]);
  });

  test.each([
    [
      "packages/a/src/format-yuan.ts",
      'export { a } from "./b.ts";\nexport const tmp = "/v1/work";',
    ],
    ["a/b.test.ts", 'test.skipIf(!redis)("a", run);\ntest("b", ({ skip }) => skip("no Redis"));'],
    ["vitest.config.ts", join("export ", "default {};")],
    ["packages/a/src/share-lock.ts", "// the home of a lock; the root folder"],
  ])("%s is fine", (path, text) => {
    expect(brokenConventions([{ path, text }])).toEqual([]);
  });
});
