import type { PlainDate } from "../calendar/index.ts";
import type { Sex } from "../identity/index.ts";
import type { LoanTerms } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import type { Policy } from "../policy/index.ts";
import type { PortfolioProblem } from "./portfolio-problem.ts";

/** A running loan as a lender hands it over. */
export interface PortfolioRow {
  readonly contractNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly sex: Sex;
  readonly phone: string;
  readonly township: string;
  readonly universityCode: string;
  readonly terms: LoanTerms;
  /** Years whose principal was moved to the next (K20), ascending. */
  readonly deferredYears: readonly number[];
  /** Principal outstanding by the lender's books at the end of {@link statementOn}. */
  readonly balanceFen: Fen;
  /** The part of it that is due and unpaid. */
  readonly overdueFen: Fen;
  /** The oldest due date that is not paid in full; `null` where everything due is paid. */
  readonly overdueSince: PlainDate | null;
  /** The day at whose end the balances stood. */
  readonly statementOn: PlainDate;
}

/** What the rows are held against. */
export interface PortfolioContext {
  readonly policy: Policy;
  readonly statementOn: PlainDate;
  readonly universityName: (code: string) => string | undefined;
  /** The name under which this centre knows an ID number. */
  readonly knownName: (idNumber: string) => string | undefined;
}

export type PortfolioReading =
  | { readonly kind: "row"; readonly row: PortfolioRow; readonly problems: PortfolioProblem[] }
  | { readonly kind: "unusable"; readonly problems: PortfolioProblem[] };
