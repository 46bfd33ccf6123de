import { parseYuan, type Fen } from "@bursar/domain/money";

/** The fen of an amount that the wire's schema has let through. */
export function fenOf(yuan: string): Fen {
  const fen = parseYuan(yuan);
  if (fen === undefined) throw new Error("an amount passed the schema and can't be read");
  return fen;
}
