import { isPlainDate } from "@bursar/domain/calendar";
import { CliError } from "./cli-error.ts";
import { exitCodes } from "./exit-codes.ts";

/** @throws CliError `date.format` unless the text is a day of the calendar */
export function requireDate(text: string): string {
  if (isPlainDate(text)) return text;
  throw new CliError("date.format", exitCodes.usage, {
    zh: `日期“${text}”不对：写成 2026-11-20 的样子，且确有这一天。`,
    en: `"${text}" is no date: write it like 2026-11-20, a day that exists.`,
  });
}
