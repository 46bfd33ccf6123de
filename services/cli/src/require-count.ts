import { CliError } from "./cli-error.ts";
import { exitCodes } from "./exit-codes.ts";

/** A whole number above zero. @throws CliError `number.format` */
export function requireCount(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new CliError("number.format", exitCodes.usage, {
    zh: `“${text}”不是正整数。`,
    en: `"${text}" is no whole number.`,
  });
}
