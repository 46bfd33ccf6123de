import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  fileLines,
  functionSizes,
  limits,
  manyParameters,
  oversized,
  quantile,
  type Sized,
} from "./sizes.ts";
import { readTextFiles } from "./source-files.ts";

describe("files and functions are small", () => {
  const files = fileLines(readTextFiles());
  const functions = functionSizes();
  const spread = (sizes: readonly Sized[]): string =>
    `${sizes.length}, median ${quantile(sizes, 0.5)}, 90 % up to ${quantile(sizes, 0.9)} lines`;
  console.log(`files: ${spread(files)}; functions: ${spread(functions.lines)}`);

  test("a file has at most 400 lines", () => {
    expect(files).not.toEqual([]);
    expect(oversized(files, limits.fileLines)).toEqual([]);
  });

  test("a function has at most 70 lines", () => {
    expect(functions.lines).not.toEqual([]);
    expect(oversized(functions.lines, limits.functionLines)).toEqual([]);
  });

  test("a function takes at most 3 parameters", () => {
    expect(functions.parameters).not.toEqual([]);
    expect(manyParameters(functions.parameters)).toEqual([]);
  });
});

describe("the rules bite", () => {
  test("on a long file", () => {
    const long = { path: "packages/a/src/b.ts", text: "const a = 1;\n".repeat(401) };
    expect(oversized(fileLines([long]), limits.fileLines)).toEqual(["packages/a/src/b.ts: 401"]);
  });

  test("on a long function and on one with many parameters", () => {
    const folder = mkdtempSync(join(tmpdir(), "bursar-sizes-"));
    const body = "  a();\n".repeat(69);
    writeFileSync(join(folder, "long.ts"), `export function long() {\n${body}}\n`);
    writeFileSync(join(folder, "many.ts"), "export const many = (a, b, c, d) => a + b + c + d;\n");
    try {
      const { lines, parameters } = functionSizes(folder);
      expect(oversized(lines, limits.functionLines)).toEqual(["long.ts: The function `long`: 71"]);
      expect(manyParameters(parameters)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
