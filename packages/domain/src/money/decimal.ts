import { divideHalfUp } from "./rounding.ts";

/** A fraction as a decimal string with a fixed number of places: 4144 / 30 to 6 → `"138.133333"`. */
export function formatDecimal(numerator: bigint, denominator: bigint, places: number): string {
  const scaled = divideHalfUp(numerator * 10n ** BigInt(places), denominator);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const sign = scaled < 0n ? "-" : "";
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
}
