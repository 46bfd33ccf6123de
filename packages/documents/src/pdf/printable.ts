import { Refusal } from "@bursar/domain/refusal";

/** Control and format characters turn or hide text; a line break is the one that sheets know. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/**
 * Throws the refusal `document.glyph-missing`, which names the first character of any text of
 * `data` that the fonts can't draw: a sheet with a gap in a name must not leave the printer.
 */
export function checkPrintable(data: unknown, glyphs: ReadonlySet<number>): void {
  for (const text of textsOf(data)) {
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      if (character === "\n" || (glyphs.has(point) && !INVISIBLE.test(character))) continue;
      throw missing(INVISIBLE.test(character) ? "" : character, point);
    }
  }
}

function* textsOf(data: unknown): Generator<string> {
  if (typeof data === "string") yield data;
  else if (typeof data === "object" && data !== null) {
    for (const part of Object.values(data)) yield* textsOf(part);
  }
}

function missing(character: string, point: number): Refusal {
  const codePoint = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  const shown = character === "" ? codePoint : `${character}（${codePoint}）`;
  return new Refusal("document.glyph-missing", {
    zh: `字库里没有 ${shown} 这个字，没有打印。请核对是否录错；确是此字的，改用手写件并联系管理员加字。`,
    en: `The fonts have no ${character === "" ? codePoint : `${character} (${codePoint})`}, so nothing was printed. Check the spelling; if it is right, write this sheet by hand and have the character added.`,
    status: 422,
    data: { character, codePoint },
  });
}
