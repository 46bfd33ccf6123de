import { CommanderError, type Command } from "commander";
import type { Sentence } from "./terminal/language.ts";

/** Help or the version was asked for and shown. */
export function isShownHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

const quoted = /'([^']*)'/;
const suggested = /\(Did you mean (?:one of )?(.+)\?\)/;
const choices = /Allowed choices are (.+)\./;

/** What is wrong with a command line and how to find out, or undefined for any other error. */
export function explainUsage(
  error: unknown,
  argv: readonly string[],
  program: Command | undefined,
): Sentence | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  // A group without its command: commander has shown the group's help already.
  if (error.code === "commander.help") return { zh: "缺少子命令。", en: "A command is missing." };
  const what = complaint(error);
  const suggestion = suggested.exec(error.message)?.[1];
  const help = `bursar ${[...commandWords(argv, program), "--help"].join(" ")}`;
  return {
    zh: [
      `✗ ${what.zh}`,
      ...(suggestion === undefined ? [] : [`  是不是 ${suggestion}？`]),
      `  用法：${help}`,
    ].join("\n"),
    en: [
      `✗ ${what.en}`,
      ...(suggestion === undefined ? [] : [`  Did you mean ${suggestion}?`]),
      `  Usage: ${help}`,
    ].join("\n"),
  };
}

function complaint({ code, message }: CommanderError): Sentence {
  const name = quoted.exec(message)?.[1] ?? "";
  switch (code) {
    case "commander.unknownCommand":
      return { zh: `没有命令 ${name}。`, en: `There is no command ${name}.` };
    case "commander.unknownOption":
      return { zh: `没有选项 ${name}。`, en: `There is no option ${name}.` };
    case "commander.missingArgument":
      return { zh: `缺少参数 ${name}。`, en: `The argument ${name} is missing.` };
    case "commander.missingMandatoryOptionValue":
      return { zh: `缺少选项 ${name}。`, en: `The option ${name} is missing.` };
    case "commander.optionMissingArgument":
      return { zh: `选项 ${name} 后面缺少值。`, en: `The option ${name} needs a value.` };
    case "commander.excessArguments":
      return { zh: "参数太多。", en: "There are too many arguments." };
    case "commander.invalidArgument":
      return invalidValue(message);
    default:
      return { zh: message, en: message };
  }
}

function invalidValue(message: string): Sentence {
  const value = /(?:argument|value) '([^']*)' is invalid/.exec(message)?.[1] ?? "";
  const allowed = choices.exec(message)?.[1];
  if (allowed === undefined) return { zh: `不能用 ${value}。`, en: `${value} can't be used.` };
  const list = allowed.split(", ");
  return {
    zh: `不能用 ${value}，可用：${list.join("、")}。`,
    en: `${value} can't be used; use ${list.join(" or ")}.`,
  };
}

/** The part of the command line that names a command; its help says how it is used. */
function commandWords(argv: readonly string[], program: Command | undefined): string[] {
  const words: string[] = [];
  let at = program;
  for (const word of argv) {
    const next = at?.commands.find((command) => command.name() === word);
    if (next === undefined) continue;
    words.push(word);
    at = next;
  }
  return words;
}
