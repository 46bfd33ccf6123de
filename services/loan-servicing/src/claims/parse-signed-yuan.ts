import { parseYuan } from "@bursar/domain/money";

/** `-136.89` → −13689n; the wire's schema has seen to the form. */
export function parseSignedYuan(text: string): bigint {
  const isNegative = text.startsWith("-");
  const fen = parseYuan(isNegative ? text.slice(1) : text);
  if (fen === undefined) throw new Error("an amount that its schema let through can't be read");
  return isNegative ? -fen : fen;
}
