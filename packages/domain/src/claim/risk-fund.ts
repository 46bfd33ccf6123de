import { divideHalfUp } from "../money/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import type { PlainDate } from "../calendar/index.ts";

/** What was paid out on a day of the year. */
export interface DisbursedOn {
  readonly on: PlainDate;
  readonly loans: number;
  readonly amountFen: Fen;
}

/** The part of a year's disbursements to which one rate applies. */
export interface FundRate {
  readonly ratePpm: RatePpm;
  readonly baseFen: Fen;
  readonly fundFen: Fen;
}

/** The risk-compensation fund of one year's disbursements (rulebook 5.6); the province decides. */
export interface RiskFund {
  readonly year: number;
  readonly loans: number;
  readonly disbursedFen: Fen;
  readonly rates: readonly FundRate[];
  readonly fundFen: Fen;
  /** Overdue or written off of these loans on the day. */
  readonly lossFen: Fen;
  /** What the fund holds beyond the loss; 0 where it does not reach. */
  readonly surplusFen: Fen;
  readonly shortfallFen: Fen;
  /** Who bears the shortfall; `undefined` for years of which no rule was found. */
  readonly bearers: { readonly lenderFen: Fen; readonly countyFen: Fen } | undefined;
}

export function riskFund(
  policy: Policy,
  { year, disbursed, lossFen }: { year: number; disbursed: readonly DisbursedOn[]; lossFen: Fen },
): RiskFund {
  const bases = new Map<RatePpm, Fen>();
  for (const { on, amountFen } of disbursed) {
    const rate = inForce(policy.treasury.riskFundRate, on).value;
    bases.set(rate, (bases.get(rate) ?? 0n) + amountFen);
  }
  const rates = [...bases].map(([ratePpm, baseFen]) => ({
    ratePpm,
    baseFen,
    fundFen: divideHalfUp(baseFen * ratePpm, 1_000_000n),
  }));
  const fundFen = rates.reduce((sum, rate) => sum + rate.fundFen, 0n);
  const shortfallFen = lossFen > fundFen ? lossFen - fundFen : 0n;
  return {
    year,
    loans: disbursed.reduce((sum, day) => sum + day.loans, 0),
    disbursedFen: disbursed.reduce((sum, day) => sum + day.amountFen, 0n),
    rates,
    fundFen,
    lossFen,
    surplusFen: lossFen < fundFen ? fundFen - lossFen : 0n,
    shortfallFen,
    bearers: bearersOf(policy, year, shortfallFen),
  };
}

function bearersOf(policy: Policy, year: number, shortfallFen: Fen): RiskFund["bearers"] {
  const rule = policy.treasury.riskFundShortfall.findLast(
    ({ effectiveFrom }) => effectiveFrom <= `${year}-12-31`,
  );
  if (rule === undefined) return undefined;
  const lenderFen = divideHalfUp(shortfallFen * rule.value.lender, 1_000_000n);
  return { lenderFen, countyFen: shortfallFen - lenderFen };
}
