import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the repository: its path from the root, with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const notOurs = new Set(["node_modules", ".git", ".data", "coverage"]);
const code = new Set([".ts", ".tsx", ".mjs"]);
const text = new Set([
  ...code,
  ".json",
  ".yaml",
  ".yml",
  ".md",
  ".sql",
  ".css",
  ".html",
  ".sh",
  "",
]);

function pathsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return pathsBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

const read = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), "utf8") });

/** Every file that people write, except the lock file and what is unpacked or stored locally. */
export function readTextFiles(): SourceFile[] {
  return pathsBelow("")
    .filter((path) => text.has(extname(path)) && basename(path) !== "pnpm-lock.yaml")
    .map(read);
}

/** TypeScript and plain JavaScript. */
export function codeAmong(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => code.has(extname(file.path)));
}

/** Tests and what only tests load. */
export function isTest(path: string): boolean {
  return path.startsWith("tests/") || /\.test\.(ts|tsx|mjs)$/.test(path);
}
