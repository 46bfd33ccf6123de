import { parseYuan, type Fen } from "@bursar/domain/money";
import { CliError } from "./cli-error.ts";
import { exitCodes } from "./exit-codes.ts";

/** An amount above zero. @throws CliError `amount.format` */
export function requireAmount(text: string): Fen {
  const fen = parseYuan(text);
  if (fen !== undefined && fen > 0n) return fen;
  throw new CliError("amount.format", exitCodes.usage, {
    zh: `金额“${text}”不对：写成 1840.67 的样子，大于 0。`,
    en: `"${text}" is no amount: write it like 1840.67, above 0.`,
  });
}
