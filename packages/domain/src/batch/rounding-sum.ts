import { formatDecimal } from "../money/index.ts";

/** Among the sums of a run, which are fen, the one that is not: see `roundingThrough` (T9). */
export const ROUNDING_SUM = "roundingMicroFen";

const MICRO_FEN_A_YUAN = 100_000_000n;
const DECIMALS = 8;

/** The sums that are money to the fen. */
export function moneySums<T>(sums: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(sums).filter(([name]) => name !== ROUNDING_SUM));
}

/** By how much a run's rounding is above what is exact, in yuan; undefined where nothing rounds. */
export function roundingText(sums: Readonly<Record<string, string>>): string | undefined {
  const microFen = sums[ROUNDING_SUM];
  return microFen === undefined
    ? undefined
    : formatDecimal(BigInt(microFen), MICRO_FEN_A_YUAN, DECIMALS);
}
