import type { ExitCode } from "./exit-codes.ts";
import type { Sentence } from "./terminal/language.ts";

/** A command can't go on, for a reason that a person can do something about. */
export class CliError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly sentence: Sentence;

  /** @param code stable, `noun.reason` */
  constructor(code: string, exitCode: ExitCode, sentence: Sentence) {
    super(sentence.en);
    this.name = "CliError";
    this.code = code;
    this.exitCode = exitCode;
    this.sentence = sentence;
  }
}
