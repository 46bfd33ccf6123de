import { cpus } from "node:os";
import { addDays } from "@bursar/domain/calendar";
import {
  explain,
  foldLoan,
  positionAt,
  prepareLoan,
  standardTerms,
  type Loan,
  type LoanFact,
} from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";
import { measure, showSpeeds } from "./measure.ts";

const policy = nationalPolicy();
const LOANS = 64;
const FACTS = 60;

/** Schedules, positions and explanations a second on one core, each beside a floor. */
export function benchEngine(): void {
  const loans = Array.from({ length: LOANS }, (_, i) => longLoan(i));
  const busy = busyLoan();
  const prepared = prepareLoan(busy);
  const bare = loans.map(bareRows);
  const bareBusy = bareRows(busy);
  const days = Array.from({ length: 512 }, (_, i) => addDays("2015-01-01", i * 9));
  console.log(`${cpus()[0]?.model ?? "?"}, Node ${process.version}, one thread`);
  console.log(`a schedule: 22 years, ${foldLoan(at(loans, 0), "2025-12-31").rows.length} rows\n`);
  const speeds = [
    measure({
      name: "schedules",
      once: (turn) => foldLoan({ ...at(loans, turn) }, "2025-12-31").rows,
      floor: (turn) => bareInterest(at(bare, turn)),
    }),
    measure({
      name: `positions, ${FACTS} facts, many days of one loan`,
      once: (turn) => positionAt(prepared, at(days, turn)),
      floor: () => bareInterest(bareBusy),
    }),
    measure({
      name: `positions, ${FACTS} facts, from nothing`,
      once: (turn) => positionAt(prepareLoan({ ...busy }), at(days, turn)),
      floor: () => bareInterest(bareBusy),
    }),
    measure({
      name: "explanations of a bill",
      once: (turn) => explain({ ...at(loans, turn) }, "payable", "2032-12-20"),
      floor: (turn) => bareInterest(at(bare, turn)),
    }),
    measure({
      name: `explanations of a penalty, ${FACTS} facts`,
      once: (turn) => explain({ ...busy }, "penalty", at(days, turn)),
      floor: () => bareInterest(bareBusy),
    }),
  ];
  console.log(showSpeeds(speeds));
  console.log("\nfloor: the interest of the same rows summed in plain numbers, nothing else");
}

/** A row as a sum in floats sees it. */
interface BareRow {
  readonly principal: number;
  readonly rate: number;
  readonly days: number;
}

function bareRows(loan: Loan): readonly BareRow[] {
  return foldLoan(loan, loan.terms.disbursedOn).rows.map((row) => ({
    principal: Number(row.openingPrincipalFen),
    rate: Number(row.ratePpm) / 1e6,
    days: row.daysSubsidised + row.daysBorne,
  }));
}

function bareInterest(rows: readonly BareRow[]): number {
  let sum = 0;
  for (const { principal, rate, days } of rows) sum += Math.round((principal * rate * days) / 360);
  return sum;
}

/** Signed in 2020 to 2025 for seven more years of study: the longest term there is. */
function longLoan(index: number): Loan {
  const year = 2020 + (index % 6);
  const contract = {
    principalFen: BigInt(8_000 + 137 * index) * 100n,
    signedOn: `${year}-08-10`,
    disbursedOn: `${year}-11-${10 + (index % 20)}`,
    graduationYear: year + 7,
  };
  const terms = standardTerms(contract, policy);
  return { terms, policy, facts: [disbursed(terms.disbursedOn, terms.principalFen)] };
}

/** Overdue from the first year on, with a small payment every few weeks. */
function busyLoan(): Loan {
  const contract = {
    principalFen: 770_000n,
    signedOn: "2011-08-10",
    disbursedOn: "2011-11-15",
    graduationYear: 2014,
  };
  const terms = standardTerms(contract, policy);
  const payments = Array.from({ length: FACTS - 2 }, (_, i): LoanFact => {
    const on = addDays("2015-01-05", i * 61);
    return { kind: "repaid", factId: `p${i}`, sequence: i + 3, on, amountFen: 9_000n };
  });
  return {
    terms,
    policy,
    facts: [
      disbursed(terms.disbursedOn, terms.principalFen),
      { kind: "paid-through", factId: "through", sequence: 2, on: "2013-12-31" },
      ...payments,
    ],
  };
}

function disbursed(on: string, amountFen: bigint): LoanFact {
  return { kind: "disbursed", factId: "disbursed", sequence: 1, on, amountFen };
}

function at<T>(list: readonly T[], turn: number): T {
  const one = list[turn % list.length];
  if (one === undefined) throw new RangeError("an empty list");
  return one;
}
