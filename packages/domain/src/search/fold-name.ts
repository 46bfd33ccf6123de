import { cleanText } from "../identity/index.ts";
import { foldCharacter } from "./character-variants.ts";

/** Dots between the parts of a transliterated name, as keyboards and files write them. */
const DOTS = /[·•・‧∙⋅・᛫.．]/gu;
const BETWEEN = /[\s\-'’‘"“”()（）_,，、]/gu;
const LENGTH_MAX = 60;

/**
 * A name as searches compare it: half-width, lower-case, without spaces, dots and brackets,
 * traditional and variant forms made one, compatibility ideographs made ordinary ones.
 */
export function foldName(name: string): string {
  const plain = cleanText(name).normalize("NFKC").replace(DOTS, "").replace(BETWEEN, "");
  return Array.from(plain.toLowerCase(), foldCharacter).slice(0, LENGTH_MAX).join("");
}

/**
 * The names under which a person is looked up: the whole one first and, in `买买提·艾力`, each part
 * after a dot, since such a person is called by any of them.
 */
export function nameForms(name: string): readonly string[] {
  const parts = cleanText(name).split(DOTS).slice(1);
  const forms = [name, ...parts].map(foldName).filter((form) => form !== "");
  return [...new Set(forms)];
}
