import { formatYuanGrouped, parseYuan } from "@bursar/domain/money";

/** A yuan text as people read it: `4896199.00` becomes `4,896,199.00`; a count stays as it is. */
export function groupYuan(text: string): string {
  const fen = /\.\d\d$/.test(text) ? parseYuan(text) : undefined;
  return fen === undefined ? text : formatYuanGrouped(fen);
}
