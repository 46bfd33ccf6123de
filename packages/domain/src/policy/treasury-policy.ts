import type { RatePpm } from "../money/index.ts";
import { listOf, object, percent, words } from "./parse-value.ts";
import type { ValueParser } from "./parse-value.ts";
import type { Series } from "./policy.ts";
import type { RowReader } from "./row-reader.ts";

/** What each level of the treasury pays of a student's subsidy; together 100 %. */
export interface PayerShares {
  readonly central: RatePpm;
  readonly province: RatePpm;
  readonly prefecture: RatePpm;
}

/** Who pays what besides the borrower (rulebook 2.5, 5.6), by date. */
export interface TreasuryPolicy {
  readonly payers: {
    readonly centralUniversity: Series<PayerShares>;
    /** A university of another province than the borrower's. */
    readonly crossProvince: Series<PayerShares>;
    /** In the borrower's province, by whose the university is. */
    readonly provincial: Series<PayerShares>;
    readonly prefectural: Series<PayerShares>;
  };
  /** Departments of the central government that have universities, as the register writes them. */
  readonly centralDepartments: Series<readonly string[]>;
  /** 风险补偿金, of what is disbursed on a day. */
  readonly riskFundRate: Series<RatePpm>;
  /** Who bears what the fund does not reach; together 100 %. */
  readonly riskFundShortfall: Series<{ readonly lender: RatePpm; readonly county: RatePpm }>;
}

const payerShares = whole(object({ central: percent, province: percent, prefecture: percent }));
const shortfall = whole(object({ lender: percent, county: percent }));

export function readTreasuryPolicy(read: RowReader): TreasuryPolicy {
  return {
    payers: {
      centralUniversity: read.series("subsidy-payer", payerShares, "central-university"),
      crossProvince: read.series("subsidy-payer", payerShares, "cross-province"),
      provincial: read.series("subsidy-payer", payerShares, "in-province-provincial"),
      prefectural: read.series("subsidy-payer", payerShares, "in-province-prefectural"),
    },
    centralDepartments: read.series("central-departments", listOf(words, 1)),
    riskFundRate: read.series("risk-fund-rate", percent),
    riskFundShortfall: read.series("risk-fund-shortfall", shortfall),
  };
}

/** Shares that add up to 100 %. */
function whole<T extends Readonly<Record<keyof T, RatePpm>>>(parser: ValueParser<T>) {
  return {
    expected: `${parser.expected}, together 100 %`,
    parse: (value: unknown): T | undefined => {
      const shares = parser.parse(value);
      if (shares === undefined) return undefined;
      const sum = Object.values<RatePpm>(shares).reduce((total, share) => total + share, 0n);
      return sum === 1_000_000n ? shares : undefined;
    },
  };
}
