import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { Sentence } from "../terminal/language.ts";
import type { Shell } from "../terminal/shell.ts";

/** Where a value stands in the input: the position of the item, then keys and indexes. */
export type Path = readonly (string | number)[];

/** What is wrong with one value and what to do. */
export interface FieldProblem extends Sentence {
  readonly path: Path;
  /** Stable, `noun.reason`. */
  readonly code: string;
}

const SHOWN_LINES = 20;

/**
 * Says what is wrong with the input: sentences to standard error, and with `--json` a problem
 * (RFC 9457) to standard output that names every field. Nothing was computed.
 */
export function reportBadInput(shell: Shell, problems: readonly FieldProblem[]): ExitCode {
  const count = problems.length;
  const summary: Sentence = {
    zh: `输入有 ${count} 处不对，什么都没有计算。`,
    en: `The input has ${count} error${count === 1 ? "" : "s"}; nothing was computed.`,
  };
  shell.say({ zh: `✗ ${summary.zh}`, en: `✗ ${summary.en}` });
  for (const problem of problems.slice(0, SHOWN_LINES)) {
    shell.write(`  ${pointerOf(problem.path)}  ${shell.pick(problem)}\n`);
  }
  if (count > SHOWN_LINES) shell.say({ zh: "  ……", en: "  …" });
  if (shell.argv.includes("--json")) shell.printJson(problemJson(shell, summary, problems));
  return exitCodes.usage;
}

function problemJson(shell: Shell, summary: Sentence, problems: readonly FieldProblem[]) {
  return {
    type: "/problems/input.invalid",
    title: shell.pick({ zh: "输入有误", en: "Bad input" }),
    status: 422,
    code: "input.invalid",
    exitCode: exitCodes.usage,
    detail: shell.pick(summary),
    errors: problems.map(({ path, code, zh, en }) => ({
      pointer: pointerOf(path),
      field: fieldOf(path),
      code,
      detail: shell.pick({ zh, en }),
      zh,
      en,
    })),
  };
}

/** RFC 6901: `/0/events/1/filedOn`; the first part is the position of the item. */
function pointerOf(path: Path): string {
  return path
    .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** Within the item, as people write it: `events[1].filedOn`. */
function fieldOf([, ...path]: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}
