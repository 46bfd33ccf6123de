import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";

/** An option with a value that is none of its own. */
export function wrongChoice(option: string, choices: readonly string[]): CliError {
  const list = choices.join(", ");
  return new CliError("option.not-a-choice", exitCodes.usage, {
    zh: `${option} 的值不对。可用：${list}。`,
    en: `${option} has another value than it may have. Use one of: ${list}.`,
  });
}
