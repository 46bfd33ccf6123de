/** One message in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const sentences = new Map<string, Sentence>();

/**
 * A pattern together with the sentence that tells a person how to write it. A schema made with
 * this pattern is explained by its own sentence when a value does not match.
 */
export function explainedPattern(pattern: RegExp, sentence: Sentence): RegExp {
  sentences.set(pattern.toString(), sentence);
  return pattern;
}

/** The sentence of a pattern as zod reports it (`/^…$/`), if the pattern has one. */
export function patternSentence(pattern: string): Sentence | undefined {
  return sentences.get(pattern);
}
