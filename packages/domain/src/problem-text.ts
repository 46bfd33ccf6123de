/** What to do about a problem of a row or form; a warning lets it through. */
export interface ProblemText {
  readonly level: "refusal" | "warning";
  readonly zh: string;
  readonly en: string;
}

export function refusal(zh: string, en: string): ProblemText {
  return { level: "refusal", zh, en };
}

export function warning(zh: string, en: string): ProblemText {
  return { level: "warning", zh, en };
}
