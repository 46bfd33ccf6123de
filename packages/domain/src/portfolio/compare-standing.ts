import { addDays, toEpochDay, yearOf } from "../calendar/index.ts";
import { prepareLoan, positionAt, stateOf } from "../loan/index.ts";
import type { PreparedLoan } from "../loan/index.ts";
import { formatYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { Refusal } from "../refusal.ts";
import type { Policy } from "../policy/index.ts";
import { openedLoan } from "./opening-facts.ts";
import { portfolioProblem } from "./portfolio-problem.ts";
import type { PortfolioProblem } from "./portfolio-problem.ts";
import type { PortfolioRow } from "./portfolio-row.ts";

/** A balance of the lender's that the contract does not give. */
export interface StandingDifference {
  readonly field: "balance" | "overdue";
  readonly givenFen: Fen;
  readonly computedFen: Fen;
}

export type Comparison =
  | { readonly kind: "impossible"; readonly problem: PortfolioProblem }
  | {
      readonly kind: "compared";
      /** Principal outstanding as computed here: what the books will hold. */
      readonly balanceFen: Fen;
      readonly overdueFen: Fen;
      /** Never put right here: the lender is asked. */
      readonly differences: readonly StandingDifference[];
    };

/**
 * Holds a lender's balances against the loan's own figures. What was due by the statement's day and
 * is unpaid counts as overdue from the day after it (K29), so the day after is looked at.
 */
export function compareStanding(row: PortfolioRow, policy: Policy): Comparison {
  const prepared = prepare(row, policy);
  if (prepared === undefined) return impossible("放款日", "loan.not-computable");
  const wrong = checkDueDates(row, prepared);
  if (wrong !== undefined) return { kind: "impossible", problem: wrong };
  const position = positionAt(prepared, addDays(row.statementOn, 1));
  const { principalOutstandingFen: balanceFen, principalOverdueFen: overdueFen } = position;
  const pairs = [
    { field: "balance", givenFen: row.balanceFen, computedFen: balanceFen },
    { field: "overdue", givenFen: row.overdueFen, computedFen: overdueFen },
  ] as const;
  const differences = pairs.filter(({ givenFen, computedFen }) => givenFen !== computedFen);
  return { kind: "compared", balanceFen, overdueFen, differences };
}

/** The problem that names a difference for whoever reads the row. */
export function differenceProblem(difference: StandingDifference): PortfolioProblem {
  const { field, givenFen, computedFen } = difference;
  const facts = { given: formatYuan(givenFen), computed: formatYuan(computedFen) };
  return field === "balance"
    ? portfolioProblem("本金余额", "balance.differs", facts)
    : portfolioProblem("其中逾期本金", "overdue.differs", facts);
}

/** Undefined where a rate or a term of those years is on no record here. */
function prepare(row: PortfolioRow, policy: Policy): PreparedLoan | undefined {
  try {
    const prepared = prepareLoan(openedLoan(row, policy));
    return prepared.versionAt(toEpochDay(row.statementOn)) === undefined ? undefined : prepared;
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) return undefined;
    throw error;
  }
}

function checkDueDates(row: PortfolioRow, prepared: PreparedLoan): PortfolioProblem | undefined {
  const { overdueSince: on, deferredYears } = row;
  const year = deferredYears.find((one) => !hadPrincipalDue(prepared, one));
  if (year !== undefined) {
    return portfolioProblem("已延期还本年份", "deferral.nothing-due", { year });
  }
  if (on === null) return undefined;
  const { rows } = stateOf(prepared, row.statementOn);
  const due = rows.find(({ dueOn }) => dueOn === on);
  if (due !== undefined && due.payableFen > 0n) return undefined;
  return portfolioProblem("逾期起始应还日", "overdue.not-a-due-date", { on });
}

/** Whether the plan before a deferral asked for principal in that year. */
function hadPrincipalDue(prepared: PreparedLoan, year: number): boolean {
  const { loan } = prepared;
  const before = loan.facts.filter(
    (fact) => fact.kind !== "principal-deferred" || fact.year < year,
  );
  const { rows } = stateOf(prepareLoan({ ...loan, facts: before }), loan.terms.disbursedOn);
  return rows.some(({ dueOn, principalDueFen }) => yearOf(dueOn) === year && principalDueFen > 0n);
}

function impossible(...args: Parameters<typeof portfolioProblem>): Comparison {
  return { kind: "impossible", problem: portfolioProblem(...args) };
}
