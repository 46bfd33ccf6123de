import { dataDirectory } from "@bursar/config/environment";
import { examine } from "./doctor/examine.ts";
import type { Finding, Level } from "./doctor/finding.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { projectRoot } from "./product/project-root.ts";
import type { SharedOptions } from "./program.ts";
import type { Shell } from "./terminal/shell.ts";
import type { Style } from "./terminal/style-text.ts";

const marks: Readonly<Record<Level, { readonly sign: string; readonly style: Style }>> = {
  ok: { sign: "✓", style: "green" },
  warning: { sign: "!", style: "yellow" },
  failure: { sign: "✗", style: "red" },
};

/** Checks everything that can be checked and says what to do. Exit code 6 when a check failed. */
export async function runDoctor(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  const findings = await examine(shell, dataDirectory(projectRoot));
  const count = (level: Level): number =>
    findings.filter((finding) => finding.level === level).length;
  const ok = count("failure") === 0;
  if (options.json === true) shell.printJson({ ok, checks: findings });
  else for (const finding of findings) shell.print(lineOf(shell, finding));
  shell.say({
    zh: `正常 ${count("ok")}，注意 ${count("warning")}，不通过 ${count("failure")}`,
    en: `${count("ok")} fine, ${count("warning")} to note, ${count("failure")} failed`,
  });
  return ok ? exitCodes.ok : exitCodes.checkFailed;
}

function lineOf({ pick, paint }: Shell, finding: Finding): string {
  const { sign, style } = marks[finding.level];
  const line = `${paint(style, sign)} ${pick(finding)}`;
  if (finding.todo === undefined) return line;
  return `${line}\n  → ${pick({ zh: "处理：", en: "To do: " })}${pick(finding.todo)}`;
}
