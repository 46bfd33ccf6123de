import { CliError } from "./cli-error.ts";
import { exitCodes } from "./exit-codes.ts";

/** A year as it was typed. @throws CliError `year.format` */
export function requireYear(text: string): number {
  if (/^20\d{2}$/.test(text)) return Number(text);
  throw new CliError("year.format", exitCodes.usage, {
    zh: `年份“${text}”不对：写成 2026 的样子。`,
    en: `"${text}" is no year: write it like 2026.`,
  });
}
