const ID_NUMBER =
  /(?<![\w-])[1-9]\d{5}[ -]?(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx](?![\w-])/g;
const MOBILE = /(?<![\w.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\w-])/g;
const CARD = /(?<![\w-])62\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\w-])/g;

/**
 * Everything in a text that looks like an ID number, a mobile phone or a bank card, whoever's it
 * is. A number inside of a longer word, as in a hash or a sealed value, is none.
 */
export function personalTokens(text: string): string[] {
  const cards = (text.match(CARD) ?? []).filter(isLuhn);
  return [...(text.match(ID_NUMBER) ?? []), ...(text.match(MOBILE) ?? []), ...cards];
}

/** The ways in which a value could stand somewhere without being protected. */
export function spellings(value: string): string[] {
  const bytes = Buffer.from(value);
  const encoded = (["hex", "base64", "base64url"] as const).map((encoding) =>
    bytes.toString(encoding).replace(/=+$/, ""),
  );
  return [value, value.toLowerCase(), value.split("").toReversed().join(""), ...encoded];
}

/** The values that stand in a text in some spelling. */
export function valuesIn(text: string, values: readonly string[]): string[] {
  return values.filter((value) => spellings(value).some((spelling) => text.includes(spelling)));
}

function isLuhn(text: string): boolean {
  const digits = text.replaceAll(/\D/g, "").split("").toReversed().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
