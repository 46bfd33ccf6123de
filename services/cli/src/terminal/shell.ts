import { styleText } from "./style-text.ts";
import type { Style } from "./style-text.ts";
import { chooseLanguage } from "./language.ts";
import type { Environment, Language, Sentence } from "./language.ts";

/** Where a command reads its circumstances and leaves its words. */
export interface Shell {
  /** The words after `bursar`. */
  readonly argv: readonly string[];
  readonly environment: Environment;
  readonly language: Language;
  /** Aborted by the first Ctrl-C: stop at the next safe point. */
  readonly signal: AbortSignal;
  /** Somebody looks at standard error as it is written. */
  readonly isWatched: boolean;
  readonly pick: (sentence: Sentence) => string;
  /** Data, to standard output. */
  readonly print: (text: string) => void;
  readonly printJson: (value: unknown) => void;
  /** Everything else, to standard error. */
  readonly say: (sentence: Sentence) => void;
  readonly write: (text: string) => void;
  /** Colours a word of what {@link print} gets, where colours are wanted. */
  readonly paint: (style: Style, text: string) => string;
}

interface ShellOptions {
  readonly argv: readonly string[];
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

export function openShell({ argv, environment, signal }: ShellOptions): Shell {
  const language = chooseLanguage(argv, environment);
  const pick = (sentence: Sentence): string => sentence[language];
  const write = (text: string): void => void process.stderr.write(text);
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  const isForced = isSet(environment["BURSAR_FORCE_TTY"]);
  const hasColours = wantsColours(environment, isForced || process.stdout.isTTY);
  return {
    argv,
    environment,
    language,
    signal,
    isWatched: isForced || process.stderr.isTTY,
    pick,
    print,
    printJson: (value) => print(JSON.stringify(value, null, 2)),
    say: (sentence) => write(`${pick(sentence)}\n`),
    write,
    paint: (style, text) => (hasColours ? styleText(style, text) : text),
  };
}

/** As no-color.org and bixense.com/clicolors have it. */
function wantsColours(environment: Environment, isTerminal: boolean): boolean {
  if (isSet(environment["NO_COLOR"])) return false;
  if (isSet(environment["CLICOLOR_FORCE"]) && environment["CLICOLOR_FORCE"] !== "0") return true;
  return isTerminal && environment["TERM"] !== "dumb";
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
