import { basename } from "node:path";
import type { SourceFile } from "./source-files.ts";

/** A habit of the house: which files it is about and what must not be in them. */
type Convention = {
  readonly name: string;
  readonly about: (path: string) => boolean;
  readonly breaks: (file: SourceFile) => boolean;
};

const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);
const anything = (): boolean => true;

// Written in two parts, so that this file keeps the rules that it states.
const laterMark = new RegExp(`\\b(?:${["TO", "DO"].join("")}|${["FIX", "ME"].join("")})\\b`);
const machinePath = new RegExp(
  `(?:^|[\\s"'\`(=:])/(?:${["work", "tmp", "home", "Users", "root"].join("|")})/[\\w.]`,
  "m",
);
const registryHost = new RegExp(
  `\\b(?:${["registry", "npm", "nexus"].join("|")})\\.[\\w-]+\\.\\w+`,
);
const shrug = /^(?:utils?|common|shared|helpers?|misc)$/;

/** Tools that load a default export and nothing else. */
const readByTools = new Set(["infra/scripts/totals-reporter.mjs"]);

const conventions: readonly Convention[] = [
  {
    name: "re-exports by name",
    about: isCode,
    breaks: ({ text }) => /^\s*export\s+\*/m.test(text),
  },
  {
    name: "no default export",
    about: (path) => isCode(path) && !path.endsWith(".config.ts") && !readByTools.has(path),
    breaks: ({ text }) => /^export\s+default\b|^export\s*\{[^}]*\bas\s+default\b/m.test(text),
  },
  {
    name: "no test is switched off or preferred",
    about: isCode,
    breaks: ({ text }) => /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo)\b/.test(text),
  },
  {
    name: "nothing is left for later in a comment",
    about: anything,
    breaks: ({ text }) => laterMark.test(text),
  },
  {
    name: "a name says what is inside",
    about: anything,
    breaks: ({ path }) =>
      path.split("/").some((part) => part.split(/[-.]/).some((word) => shrug.test(word))),
  },
  {
    name: "file names are kebab-case",
    about: isCode,
    breaks: ({ path }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)+$/.test(basename(path)),
  },
  {
    name: "no path of a machine",
    about: anything,
    breaks: ({ text }) => machinePath.test(text),
  },
  {
    name: "no host of a registry",
    about: anything,
    breaks: ({ text }) => registryHost.test(text),
  },
];

/** What breaks a habit, one line each. */
export function brokenConventions(files: readonly SourceFile[]): string[] {
  return conventions.flatMap(({ name, about, breaks }) =>
    files.filter((file) => about(file.path) && breaks(file)).map((file) => `${file.path}: ${name}`),
  );
}
