// Not the unassigned and private-use ones: rare characters of names live there.
const INVISIBLE = /[\p{Cf}\p{Cs}]/gu;
const CONTROL = /\p{Cc}/gu;
const SPACE_CONTROL = /[\t\n\v\f\r\u0085]/gu;
const FULL_WIDTH_WORD = /[０-９Ａ-Ｚａ-ｚ]/gu;
const FULL_WIDTH_ANY = /[！-～]/gu;
const FULL_WIDTH_SHIFT = 0xfee0;

/**
 * Text as a person meant it: full-width digits and letters become half-width, control, zero-width
 * and direction characters go, runs of white space become one space, both ends are trimmed.
 * Chinese punctuation stays, and so do compatibility ideographs in names: Unicode normalisation
 * (NFC, NFKC) would replace some of them by another character than the one on the card.
 */
export function cleanText(text: string): string {
  return text
    .replace(SPACE_CONTROL, " ")
    .replace(CONTROL, "")
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH_WORD, halfWidth)
    .replace(/\s+/gu, " ")
    .trim();
}

/** For numbers, codes and dates: as {@link cleanText}, with full-width punctuation made half-width too. */
export function cleanCode(text: string): string {
  return cleanText(text)
    .replace(FULL_WIDTH_ANY, halfWidth)
    .replace(/[‐-―−]/gu, "-");
}

function halfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_SHIFT);
}
