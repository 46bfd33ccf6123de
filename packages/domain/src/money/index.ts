export type { Fen } from "./fen.ts";
export { formatYuan, formatYuanGrouped, parseYuan } from "./fen.ts";
export { divideHalfUp } from "./rounding.ts";
export { formatDecimal } from "./decimal.ts";
export type { RatePpm } from "./rate.ts";
export { formatRatePercent, parseRatePercent } from "./rate.ts";
