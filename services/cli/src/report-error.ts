import { EnvironmentError } from "@bursar/config/environment";
import { Refusal } from "@bursar/domain/refusal";
import { CliError } from "./cli-error.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { isUnreachable } from "./product/is-unreachable.ts";
import type { Sentence } from "./terminal/language.ts";
import type { Shell } from "./terminal/shell.ts";

/** What a person is told of an error, and what a program gets with `--json`. */
interface Report extends Sentence {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Says what went wrong and gives the exit code. With `--json` the same goes to standard output. */
export function reportError(shell: Shell, error: unknown): ExitCode {
  if (shell.signal.aborted) return reportInterruption(shell);
  const report = describe(error);
  shell.say({ zh: `✗ ${report.zh}`, en: `✗ ${report.en}` });
  const isDebugging = (shell.environment["BURSAR_DEBUG"] ?? "") !== "";
  if (isDebugging && error instanceof Error) shell.write(`${error.stack ?? error.message}\n`);
  shell.say({ zh: `  代码 ${report.code}`, en: `  code ${report.code}` });
  if (shell.argv.includes("--json")) shell.printJson(report);
  return report.exitCode;
}

/** Nothing is half done: what is committed stays, and the same command goes on from there. */
export function reportInterruption(shell: Shell): ExitCode {
  const command = ["bursar", ...shell.argv.map(quoted)].join(" ");
  shell.say({
    zh: `已中断，已办的不会重复。续办：${command}`,
    en: `Interrupted; what is done stays done. To go on: ${command}`,
  });
  return exitCodes.interrupted;
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function describe(error: unknown): Report {
  if (error instanceof CliError) {
    const { code, exitCode, sentence } = error;
    return { code, exitCode, ...sentence };
  }
  if (error instanceof Refusal) return describeRefusal(error);
  if (error instanceof EnvironmentError) {
    const { message } = error;
    return { code: "environment.wrong", exitCode: exitCodes.usage, zh: message, en: message };
  }
  return describeSystemError(error) ?? describeFileError(error) ?? describeBug(error);
}

function describeRefusal({ code, text }: Refusal): Report {
  const { zh, en, status = 422, data } = text;
  return { code, exitCode: exitCodeOf(code, status), zh, en, ...(data && { data }) };
}

function exitCodeOf(code: string, status: number): ExitCode {
  if (code.startsWith("file.")) return exitCodes.usage;
  if (status === 401 || status === 403 || status === 429) return exitCodes.auth;
  if (status === 409 || status === 423) return exitCodes.conflict;
  return status === 400 || status === 422 ? exitCodes.usage : exitCodes.error;
}

/** The built-in server's own words, or a server that doesn't answer. */
function describeSystemError(error: unknown): Report | undefined {
  if (!(error instanceof Error)) return undefined;
  const [code, zh, en] = ["code", "zh", "en"].map((name): unknown => Reflect.get(error, name));
  if (typeof code === "string" && typeof zh === "string" && typeof en === "string") {
    return { code, exitCode: exitCodes.error, zh, en };
  }
  if (!isUnreachable(error)) return undefined;
  return {
    code: "database.unreachable",
    exitCode: exitCodes.error,
    zh: "连不上数据库。核对 DATABASE_URL，或用 bursar doctor 检查。",
    en: "The database can't be reached. Check DATABASE_URL, or ask bursar doctor.",
  };
}

const FILE_REASONS: Readonly<Record<string, Sentence>> = {
  ENOENT: { zh: "没有这个文件夹或文件", en: "there is no such folder or file" },
  ENOTDIR: { zh: "路径里有一段不是文件夹", en: "a part of the path is no folder" },
  EISDIR: { zh: "这是一个文件夹", en: "it is a folder" },
  EACCES: { zh: "没有权限", en: "permission is missing" },
  EPERM: { zh: "没有权限", en: "permission is missing" },
  EROFS: { zh: "磁盘是只读的", en: "the disk is read-only" },
  ENOSPC: { zh: "磁盘已满", en: "the disk is full" },
};

/** A path of the person's own that can't be read or written. */
function describeFileError(error: unknown): Report | undefined {
  if (!(error instanceof Error)) return undefined;
  const [code, path] = [Reflect.get(error, "code"), Reflect.get(error, "path")] as unknown[];
  const reason = typeof code === "string" ? FILE_REASONS[code] : undefined;
  if (reason === undefined || typeof path !== "string") return undefined;
  return {
    code: "file.no-access",
    exitCode: exitCodes.usage,
    zh: `读写不了 ${path}：${reason.zh}。核对路径和权限后再执行。`,
    en: `${path} can't be read or written: ${reason.en}. Check the path and its permissions.`,
  };
}

/** The message may hold SQL and personal data, so it is shown to somebody who asks for it only. */
function describeBug(error: unknown): Report {
  const name = error instanceof Error ? error.name : typeof error;
  return {
    code: "command.failed",
    exitCode: exitCodes.error,
    zh: `命令出错（${name}）。设 BURSAR_DEBUG=1 再执行一次可看详情。`,
    en: `The command failed (${name}). Run it again with BURSAR_DEBUG=1 to see why.`,
  };
}
