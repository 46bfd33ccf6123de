/** What to do about a problem of a row or form; a warning lets it through. */
export interface ProblemText {
  readonly level: "refusal" | "warning";
  readonly zh: string;
  readonly en: string;
}

/** A sentence with its `{names}` replaced by what was found; an unknown one by nothing. */
export function filled(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
}

export function refusal(zh: string, en: string): ProblemText {
  return { level: "refusal", zh, en };
}

export function warning(zh: string, en: string): ProblemText {
  return { level: "warning", zh, en };
}
