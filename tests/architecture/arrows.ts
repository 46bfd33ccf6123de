import { posix } from "node:path";
import { importsOf } from "./imports.ts";
import { isTest, type SourceFile } from "./source-files.ts";

const packages = [
  "api-schema",
  "config",
  "database",
  "documents",
  "domain",
  "hosting",
  "http",
  "identity",
  "notices",
  "queues",
  "servicing",
];

/** What each package may import, by name without `@bursar/`. Missing: nothing may. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  config: [],
  queues: ["domain"],
  "api-schema": ["domain"],
  // config: the keys that seal personal data
  database: ["domain", "config"],
  documents: ["domain"],
  notices: ["domain"],
  identity: ["database", "config", "domain"],
  http: ["api-schema", "config"],
  // the one place where sign-in, database and HTTP meet before a service does
  hosting: ["api-schema", "config", "database", "http", "identity"],
  servicing: ["domain", "database", "queues", "notices", "documents"],
  "local-postgres": ["config"],
  "loan-intake": packages,
  "contract-tracker": packages,
  "loan-servicing": packages,
  workers: packages,
  console: ["api-schema", "domain"],
  cli: [...packages, "local-postgres"],
  local: [
    ...packages,
    "local-postgres",
    "loan-intake",
    "contract-tracker",
    "loan-servicing",
    "workers",
    "console",
    "cli",
  ],
};

/** Arrows that hold for a part of a package only, and for its development dependencies. */
const partArrows = [{ part: "packages/database/src/testing/", to: "local-postgres" }];

const folders: Readonly<Record<string, string>> = { packages: "packages", services: "services" };

/** The package that a path belongs to; undefined for the root's own files and for tests. */
function packageAt(path: string): { name: string; folder: string } | undefined {
  const [top = "", second = ""] = path.split("/");
  if (top === "infra" && second === "local") return { name: "local", folder: "infra/local" };
  return top in folders ? { name: second, folder: `${top}/${second}` } : undefined;
}

function explainArrow(path: string, specifier: string): string | undefined {
  const owner = packageAt(path);
  if (owner === undefined) return undefined;
  if (specifier.startsWith(".")) {
    const target = posix.normalize(posix.join(posix.dirname(path), specifier));
    return target.startsWith(`${owner.folder}/`) ? undefined : "leaves its package by a path";
  }
  const [scope, to = "", noun] = specifier.split("/");
  if (scope !== "@bursar") return undefined;
  if (noun === "testing" && !isTest(path) && !path.includes("/src/testing/"))
    return "uses what only tests may use";
  if (to === owner.name) return "imports its own package by name";
  if (arrows[owner.name]?.includes(to) === true) return undefined;
  if (partArrows.some((arrow) => path.startsWith(arrow.part) && arrow.to === to)) return undefined;
  return `${owner.name} may not use ${to}`;
}

/** Imports that go against the arrows, one line each. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const complaint = explainArrow(path, specifier);
      return complaint === undefined ? [] : [`${path}: ${specifier}: ${complaint}`];
    }),
  );
}

/** A package.json, as far as the rules look at it. */
export type Manifest = {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** Dependencies of a package.json that go against the arrows, one line each. */
export function forbiddenDependencies(path: string, manifest: Manifest): string[] {
  const owner = packageAt(path);
  if (owner === undefined) return [];
  const partial = partArrows
    .filter((arrow) => arrow.part.startsWith(`${owner.folder}/`))
    .map((arrow) => arrow.to);
  const complaints = (names: Readonly<Record<string, string>> = {}, allowed: readonly string[]) =>
    Object.keys(names)
      .filter((name) => name.startsWith("@bursar/"))
      .map((name) => name.slice("@bursar/".length))
      .filter((name) => !allowed.includes(name))
      .map((name) => `${path}: ${owner.name} may not depend on ${name}`);
  const allowed = arrows[owner.name] ?? [];
  return [
    ...complaints(manifest.dependencies, allowed),
    ...complaints(manifest.devDependencies, [...allowed, ...partial]),
  ];
}
