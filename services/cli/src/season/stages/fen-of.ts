import { parseYuan, type Fen } from "@bursar/domain/money";

/** The fen of an amount on the wire. */
export function fenOf(yuan: string): Fen {
  const fen = parseYuan(yuan);
  if (fen === undefined) throw new Error(`the product answered with the amount ${yuan}`);
  return fen;
}

export function sumOf(yuan: readonly string[]): Fen {
  return yuan.reduce((sum, amount) => sum + fenOf(amount), 0n);
}
