import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  insertFacts,
  insertLoans,
  insertStandings,
  type LoanFactRow,
  type NewLoan,
} from "@bursar/database/loans";
import { addDays, laterOf, type PlainDate } from "@bursar/domain/calendar";
import { journalThrough, settlementsThrough, standingAt } from "@bursar/domain/ledger";
import { prepareLoan, type LoanTerms } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import { toStandingRow, writePostings, type LoanPosting } from "./loan-postings.ts";
import { rateBasisText } from "./to-loan.ts";
import { toLoanFact, toStoredFact, type NewLoanFact } from "./stored-fact.ts";

/** A loan as it enters the book. */
export interface OpenedLoan {
  readonly id: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly borrowerId: string;
  readonly terms: LoanTerms;
  /** The day at whose end it was taken over; absent for one that was disbursed from here. */
  readonly openedOn?: PlainDate;
  /** What has happened to it, in order; `disbursed` alone for one that begins. */
  readonly facts: readonly NewLoanFact[];
}

/**
 * Enters loans into the book with their history: one that was taken over as its lender's statement
 * describes it, one that was disbursed from here closed up to yesterday. From then on every due is
 * open until it is paid, which a `paid-through` fact of that day says (K16).
 */
export async function openLoans(tx: Tx, opened: readonly OpenedLoan[]): Promise<void> {
  if (opened.length === 0) return;
  const policy = await loadPolicy(tx);
  const postedOn = await businessDate(tx);
  const loans = opened.map(toRow);
  const facts = opened.map((loan) => factRows(tx, loan, postedOn));
  await insertLoans(tx, loans);
  await insertFacts(tx, facts.flat());
  const postings = opened.map((loan, index) =>
    toPosting(loan, { policy, facts: facts[index] ?? [], yesterday: addDays(postedOn, -1) }),
  );
  await insertStandings(tx, postings.map(toStandingRow));
  await writePostings(tx, postings, { postedOn, runId: null });
}

function toRow({ terms, openedOn, facts: _facts, ...loan }: OpenedLoan): NewLoan {
  return {
    ...loan,
    ...terms,
    rateBasis: rateBasisText(terms.rateBasis),
    openedOn: openedOn ?? null,
  };
}

function factRows(tx: Tx, { id, terms, facts }: OpenedLoan, postedOn: PlainDate): LoanFactRow[] {
  const known = facts.some(({ kind }) => kind === "paid-through");
  const all: readonly NewLoanFact[] = known
    ? facts
    : [...facts, { kind: "paid-through", on: terms.disbursedOn }];
  return all.map((fact, index) => ({
    ...toStoredFact(fact),
    centreId: tx.centreId,
    loanId: id,
    sequence: index + 1,
    recordedBy: tx.context.actor.id,
    recordedAt: "",
    postedOn,
  }));
}

interface Opening {
  readonly policy: Policy;
  readonly facts: readonly LoanFactRow[];
  readonly yesterday: PlainDate;
}

function toPosting(loan: OpenedLoan, { policy, facts, yesterday }: Opening): LoanPosting {
  const { id, terms, openedOn = null } = loan;
  const prepared = prepareLoan({ terms, policy, facts: facts.map(toLoanFact) });
  const through = openedOn ?? laterOf(terms.disbursedOn, yesterday);
  const days = { through, openedOn };
  const [first] = facts;
  return {
    loanId: id,
    before: undefined,
    after: standingAt(prepared, through),
    lines: journalThrough(prepared, days).map((line) => ({
      line,
      factSequence: line.entry === "disbursement" ? (first?.sequence ?? null) : null,
      correction: false,
    })),
    settled: settlementsThrough(prepared, days),
    revised: [],
  };
}
