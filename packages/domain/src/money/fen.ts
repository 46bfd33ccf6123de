/** Money in integer fen (1 yuan = 100 fen). */
export type Fen = bigint;

const YUAN = /^(-?)(0|[1-9]\d{0,14})(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount in yuan: `"136.89"`, `"136.9"`, `"136"`, `"-3.00"`.
 * Anything else (separators, spaces, a third decimal, leading zeros, more than 15 digits)
 * gives `undefined`: a doubtful amount is asked for again, never guessed.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = YUAN.exec(text);
  if (match === null) return undefined;
  const [, sign = "", yuan = "0", decimals = ""] = match;
  const fen = BigInt(yuan) * 100n + BigInt(decimals.padEnd(2, "0"));
  return sign === "-" ? -fen : fen;
}

/** Always two places: `13689n` → `"136.89"`; the wire form of every amount. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0n ? "-" : "";
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** For people: `1600000n` → `"16,000.00"`. */
export function formatYuanGrouped(fen: Fen): string {
  const [yuan = "0", decimals = "00"] = formatYuan(fen).split(".");
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ",")}.${decimals}`;
}
