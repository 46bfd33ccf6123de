import { foldName } from "../search/index.ts";

/** Characters that every system has; the others were typed in many ways or not at all. */
const COMMON = /^[\u4e00-\u9fa5a-z]$/u;
/** Letters amid Chinese characters stand for one that a keyboard did not have. */
const LETTERS_AMID = /(?<=[\p{Script=Han}?])[a-z]+|[a-z]+(?=[\p{Script=Han}?])/gu;

/**
 * A name as it is compared for duplicates, so that its spellings meet: widths, dots and spaces,
 * traditional or simplified as a search folds them, and a rare character, which older systems
 * wrote as `？`, `□` or in pinyin, as one placeholder. Never shown to anybody.
 */
export function nameKey(name: string): string {
  const common = Array.from(foldName(name), (letter) => (COMMON.test(letter) ? letter : "?"));
  return common.join("").replace(LETTERS_AMID, "?").replace(/\?+/g, "?");
}
