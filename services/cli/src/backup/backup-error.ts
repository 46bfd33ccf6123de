import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { Sentence } from "../terminal/language.ts";

/** A backup can't be made, read or restored, and why. */
export class BackupError extends CliError {
  constructor(code: string, sentence: Sentence, exitCode: ExitCode = exitCodes.checkFailed) {
    super(code, exitCode, sentence);
    this.name = "BackupError";
  }
}
