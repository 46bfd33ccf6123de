import type { Fen } from "../money/index.ts";
import { dueDays } from "./due-dates.ts";
import type { PolicyTables } from "./policy-tables.ts";
import type { LoanTerms } from "./terms.ts";

/** One contractual payment of principal. */
export interface Instalment {
  readonly day: number;
  readonly principalFen: Fen;
  /** It stood one year earlier before a deferral. */
  readonly deferred: boolean;
}

export interface Spread {
  readonly principalFen: Fen;
  /** The end of the grace. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly unit: LoanTerms["instalmentUnit"];
}

/**
 * Equal instalments from the end of the grace to maturity, rounded down to the contract's unit,
 * the last taking the remainder (C5); one bullet when maturity comes first (K28). An instalment
 * that rounds down to nothing is none (K25).
 */
export function spreadPrincipal(spread: Spread, tables: PolicyTables): Instalment[] {
  const { principalFen, firstDay, lastDay, unit } = spread;
  const days = firstDay > lastDay ? [lastDay] : dueDays(firstDay, lastDay, tables);
  const unitFen = unit === "yuan" ? 100n : 1n;
  const each = (principalFen / BigInt(days.length) / unitFen) * unitFen;
  const last = principalFen - each * BigInt(days.length - 1);
  const instalments: Instalment[] = [];
  for (let i = each > 0n ? 0 : days.length - 1; i < days.length; i++) {
    const fen = i < days.length - 1 ? each : last;
    instalments.push({ day: days[i] ?? lastDay, principalFen: fen, deferred: false });
  }
  return instalments;
}
