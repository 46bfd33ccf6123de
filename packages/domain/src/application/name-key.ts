import { cleanText } from "../identity/index.ts";
import { SIMPLIFIED } from "./simplified-names.ts";

const SEPARATORS = /[\s·・•‧∙.．。_-]/gu;
/** Characters of the two basic blocks; the others are typed in many ways or not at all. */
const COMMON = /^[\u4e00-\u9fa5a-z]$/u;

/**
 * A name as it is compared, so that its spellings meet: full and half width, with or without the
 * dot and spaces of a minority name, traditional or simplified. A rare character, which older
 * systems wrote as `？`, `□` or as its pinyin, becomes one placeholder. Never shown to anybody.
 */
export function nameKey(name: string): string {
  const letters = Array.from(cleanText(name).toLowerCase().replace(SEPARATORS, ""));
  return letters
    .map((letter) => SIMPLIFIED.get(letter) ?? letter)
    .map((letter) => (COMMON.test(letter) ? letter : "?"))
    .join("")
    .replace(/(?<=\p{Script=Han}|\?)[a-z]+|[a-z]+(?=\p{Script=Han})/gu, "?")
    .replace(/\?+/g, "?");
}
