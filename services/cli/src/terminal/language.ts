/** One message in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Sentence;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chinese unless the caller asks for English, by `--lang` or by the locale. The option is looked
 * for before the command line is parsed, because help and complaints have a language too.
 */
export function chooseLanguage(argv: readonly string[], environment: Environment): Language {
  const asked = argv.flatMap((word, index) => {
    if (word === "--lang") return [argv[index + 1]];
    return word.startsWith("--lang=") ? [word.slice("--lang=".length)] : [];
  });
  const [option] = asked;
  if (option === "zh" || option === "en") return option;
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return /^en\b|^en_/i.test(locale) ? "en" : "zh";
}
