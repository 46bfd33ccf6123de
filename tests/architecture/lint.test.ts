import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOxlint, type Diagnostic } from "./run-oxlint.ts";
import { root } from "./source-files.ts";

const many = (line: string, count: number): string => `${line}\n`.repeat(count);
const domain = "packages/domain/src/loan";
const intake = "services/loan-intake/src";

// What is wrong, where it stands and which rule must say so.
const wrong: [rule: string, path: string, text: string][] = [
  [
    "no-floating-promises",
    "packages/database/src/loans/forgotten-query.ts",
    `import { sql } from "drizzle-orm";\nimport { drizzle } from "drizzle-orm/postgres-js";
     export const f = (db: ReturnType<typeof drizzle>) => { db.execute(sql\`select 1\`); };`,
  ],
  [
    "no-floating-promises",
    "packages/queues/src/producer/forgotten-job.ts",
    `import type { Queue } from "bullmq";\nexport const f = (q: Queue) => { q.add("a", {}); };`,
  ],
  [
    "no-misused-promises",
    `${intake}/misused.ts`,
    `export const f = (run: () => Promise<boolean>) => { if (run()) return 1; return 2; };`,
  ],
  [
    "switch-exhaustiveness-check",
    `${intake}/forgotten-case.ts`,
    `export function f(a: "x" | "y") { switch (a) { case "x": return 1; } return 2; }`,
  ],
  ["no-explicit-any", `${intake}/any.ts`, `export const f = (a: any): unknown => a;`],
  ["no-non-null-assertion", `${intake}/bang.ts`, `export const f = (a?: string) => a!;`],
  [
    "consistent-type-imports",
    `${intake}/type.ts`,
    `import { A } from "./a.ts";\nexport const f = (a: A): A => a;`,
  ],
  ["no-cycle", `${intake}/cycle-a.ts`, `export { b } from "./cycle-b.ts";\nexport const a = 1;`],
  ["no-default-export", `${intake}/default.ts`, `export default 1;`],
  ["filename-case", `${intake}/camelCase.ts`, `export const a = 1;`],
  ["max-lines", `${intake}/long-file.ts`, many("export {};", 401)],
  [
    "max-lines-per-function",
    `${intake}/long.ts`,
    `export const f = () => {\n${many("f();", 70)}};`,
  ],
  [
    "max-params",
    `${intake}/many.ts`,
    `export const f = (a = 1, b = 1, c = 1, d = 1) => a + b + c + d;`,
  ],
  ["no-process-env", `${intake}/env.ts`, `export const a = process.env["A"];`],
  [
    "no-restricted-imports",
    `${intake}/env-too.ts`,
    `import { env } from "node:process";\nexport const a = env;`,
  ],
  [
    "no-restricted-imports",
    `${intake}/jobs.ts`,
    `import { Queue } from "bullmq";\nexport const a = Queue;`,
  ],
  [
    "no-restricted-imports",
    `${intake}/redis.ts`,
    `import { Redis } from "ioredis";\nexport const a = Redis;`,
  ],
  ["no-restricted-imports", `${intake}/pg.ts`, `import pg from "pg";\nexport const a = pg;`],
  [
    "no-restricted-imports",
    `${intake}/query.ts`,
    `import { eq } from "drizzle-orm";\nexport const a = eq;`,
  ],
  [
    "no-restricted-imports",
    `${intake}/deep.ts`,
    `import { b } from "drizzle-orm/pg-core";\nexport const a = b;`,
  ],
  [
    "no-restricted-imports",
    `${intake}/driver.ts`,
    `import postgres from "postgres";\nexport const a = postgres;`,
  ],
  [
    "no-restricted-imports",
    "packages/database/src/loans/jobs.ts",
    `import { Queue } from "bullmq";\nexport const a = Queue;`,
  ],
  [
    "no-restricted-imports",
    "packages/queues/src/worker/query.ts",
    `import { eq } from "drizzle-orm";\nexport const a = eq;`,
  ],
  [
    "no-restricted-imports",
    "packages/local-postgres/src/cluster/query.ts",
    `import { eq } from "drizzle-orm";\nexport const a = eq;`,
  ],
  [
    "no-restricted-imports",
    `${domain}/io.ts`,
    `import { readFile } from "node:fs";\nexport const a = readFile;`,
  ],
  ["no-restricted-imports", `${domain}/needs.ts`, `import { z } from "zod";\nexport const a = z;`],
  ["no-restricted-globals", `${domain}/clock.ts`, `export const a = () => Date.now();`],
  ["no-restricted-globals", `${domain}/clock-too.ts`, `export const a = () => new Date();`],
  ["no-restricted-globals", `${domain}/host.ts`, `export const a = process.pid;`],
  ["no-restricted-globals", `${domain}/net.ts`, `export const a = () => fetch("a").then(String);`],
  [
    "no-restricted-globals",
    `${domain}/later.ts`,
    `export const a = (f: () => void) => setTimeout(f);`,
  ],
  ["no-restricted-properties", `${domain}/luck.ts`, `export const a = () => Math.random();`],
  [
    "no-restricted-imports",
    "packages/domain/src/testing/io.ts",
    `import { readFile } from "node:fs";\nexport const a = readFile;`,
  ],
];

// The same in the places that may.
const right: [path: string, text: string][] = [
  ["packages/config/src/environment/read.ts", `export const a = process.env["A"];`],
  [
    "packages/queues/src/worker/redis.ts",
    `import { Redis } from "ioredis";\nexport const a = Redis;`,
  ],
  [
    "packages/database/src/loans/query.ts",
    `import { eq } from "drizzle-orm";\nexport const a = eq;`,
  ],
  [
    "packages/identity/src/staff/query.ts",
    `import { eq } from "drizzle-orm";\nexport const a = eq;`,
  ],
  [
    "packages/local-postgres/src/cluster/ask.ts",
    `import postgres from "postgres";\nexport const a = postgres;`,
  ],
  ["packages/domain/src/testing/fen.ts", `import fc from "fast-check";\nexport const a = fc;`],
  [
    `${domain}/reference.test.ts`,
    `import { test } from "vitest";\nexport const a = [test, new Date(0)];`,
  ],
];

const beside: [path: string, text: string][] = [
  [`${intake}/a.ts`, `export type A = string;`],
  [`${intake}/cycle-b.ts`, `export { a } from "./cycle-a.ts";\nexport const b = 1;`],
];

/** A repository of examples with this one's rules, packages and installed libraries. */
function writeExamples(folder: string): void {
  copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  copyFileSync(join(root, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  const settings = { extends: "./tsconfig.base.json", include: ["packages", "services"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  for (const place of ["", "packages/database", "packages/queues"]) {
    mkdirSync(join(folder, place), { recursive: true });
    symlinkSync(join(root, place, "node_modules"), join(folder, place, "node_modules"));
  }
  const files = [...wrong.map(([, path, text]) => [path, text] as const), ...right, ...beside];
  for (const [path, text] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe("the lint rules bite", () => {
  let folder = "";
  let found: Diagnostic[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bursar-lint-"));
    writeExamples(folder);
    found = runOxlint(folder, []);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const codesAt = (path: string): string[] =>
    found.filter(({ filename }) => filename === path).map(({ code }) => code);

  test.each(wrong)("%s in %s", (rule, path) => {
    expect(codesAt(path).map((code) => code.replace(/^.*\(|\)$/g, ""))).toContain(rule);
  });

  test.each(right)("nothing in %s", (path) => {
    expect(codesAt(path)).toEqual([]);
  });
});
