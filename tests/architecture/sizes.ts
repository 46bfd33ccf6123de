import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOxlint } from "./run-oxlint.ts";
import { codeAmong, isTest, root, type SourceFile } from "./source-files.ts";

/** Something that has a size: a file's lines, a function's lines, a function's parameters. */
export type Sized = { readonly where: string; readonly size: number };

/** The largest that each may be. Beyond it a file or a function holds more than one idea. */
export const limits = { fileLines: 400, functionLines: 70, parameters: 3 };

// With limits of zero oxlint names every function with its size.
const measuring = {
  categories: { correctness: "off" },
  rules: {
    "eslint/max-lines-per-function": ["error", { max: 0 }],
    "eslint/max-params": ["error", { max: 0 }],
  },
};

/** Lines of each file. */
export function fileLines(files: readonly SourceFile[]): Sized[] {
  return codeAmong(files).map(({ path, text }) => ({
    where: path,
    size: text.trimEnd().split("\n").length,
  }));
}

/** Lines and parameters of each function outside tests, below a folder. */
export function functionSizes(folder = root): { lines: Sized[]; parameters: Sized[] } {
  const settings = mkdtempSync(join(tmpdir(), "bursar-sizes-"));
  try {
    const config = join(settings, "oxlint.json");
    writeFileSync(config, JSON.stringify(measuring));
    const found = runOxlint(folder, ["-c", config]).filter(({ filename }) => !isTest(filename));
    const sized = (rule: string): Sized[] =>
      found
        .filter(({ code }) => code.includes(rule))
        .map(({ filename, message }) => ({
          where: `${filename}: ${message.split(" has too many")[0] ?? ""}`,
          size: Number(/\((\d+)\)/.exec(message)?.[1]),
        }));
    return { lines: sized("max-lines-per-function"), parameters: sized("max-params") };
  } finally {
    rmSync(settings, { recursive: true, force: true });
  }
}

// Express and pino-http know their handlers by four parameters.
const calledByLibraries = "packages/http/";

/** Functions that take more parameters than they may, one line each. */
export function manyParameters(sizes: readonly Sized[]): string[] {
  const { parameters } = limits;
  return sizes
    .filter(
      ({ where, size }) => !(size <= parameters + Number(where.startsWith(calledByLibraries))),
    )
    .map(({ where, size }) => `${where}: ${size}`);
}

/** What is larger than its limit, one line each. */
export function oversized(sizes: readonly Sized[], limit: number): string[] {
  return sizes.filter(({ size }) => !(size <= limit)).map(({ where, size }) => `${where}: ${size}`);
}

/** The size that a share of all do not pass; 0 of nothing. */
export function quantile(sizes: readonly Sized[], share: number): number {
  const sorted = sizes.map(({ size }) => size).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
