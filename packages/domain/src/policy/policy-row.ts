import type { PlainDate } from "../calendar/index.ts";

/**
 * One value as it is stored and approved: `{ kind: "lpr-5y", effectiveFrom: "2025-05-20",
 * value: "3.50", source: "…" }`. `value` is JSON: amounts in yuan and rates in percent are
 * decimal text, days of the year `MM-DD`. `key` tells rows of one kind apart.
 */
export interface PolicyRow {
  readonly kind: string;
  readonly effectiveFrom: PlainDate;
  readonly key?: string;
  readonly value: unknown;
  readonly source: string;
}
