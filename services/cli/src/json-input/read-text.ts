import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";

/** A file's text, or standard input's for `-`. @throws CliError `file.unreadable` */
export async function readText(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new CliError("file.unreadable", exitCodes.usage, {
      zh: `读不到文件“${file}”，请检查路径和权限。`,
      en: `The file "${file}" can't be read; check its path and permissions.`,
    });
  }
}
