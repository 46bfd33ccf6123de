import { parseYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";

/** An amount of a test table; a cell that is none fails the test. */
export function fenOf(cell: string | undefined): Fen {
  const fen = parseYuan(cell ?? "");
  if (fen === undefined) throw new RangeError(`not an amount: ${cell ?? "(nothing)"}`);
  return fen;
}
