import { parseYuan, type Fen } from "@bursar/domain/money";

/** An amount of the wire, whose form is checked before it comes here. */
export function fenOf(yuan: string): Fen {
  const fen = parseYuan(yuan);
  if (fen === undefined) throw new Error("an amount passed the schema and is none");
  return fen;
}

/** Principal to repay early, or all of it. */
export function principalOf(given: string): Fen | "all" {
  return given === "all" ? "all" : fenOf(given);
}
