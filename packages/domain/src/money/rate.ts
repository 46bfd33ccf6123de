/** An annual rate in parts per million: 2.80 % is `28000n`. */
export type RatePpm = bigint;

const PERCENT = /^(-?)(\d{1,3})(?:\.(\d{1,4}))?$/;

/** Reads a percentage with at most four decimals: `"2.80"` → `28000n`; `undefined` if it is none. */
export function parseRatePercent(text: string): RatePpm | undefined {
  const match = PERCENT.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "0", decimals = ""] = match;
  const ppm = BigInt(whole) * 10_000n + BigInt(decimals.padEnd(4, "0"));
  return sign === "-" ? -ppm : ppm;
}

/** At least two places, four when needed: `28000n` → `"2.80"`, `28125n` → `"2.8125"`. */
export function formatRatePercent(ppm: RatePpm): string {
  const digits = (ppm < 0n ? -ppm : ppm).toString().padStart(5, "0");
  const decimals = digits.slice(-4).replace(/0{1,2}$/, "");
  return `${ppm < 0n ? "-" : ""}${digits.slice(0, -4)}.${decimals}`;
}
