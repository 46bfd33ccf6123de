import { together, type Tx } from "@bursar/database/connection";
import { insertFacts, saveStandings, type NewFactRow } from "@bursar/database/loans";
import { laterOf } from "@bursar/domain/calendar";
import {
  changedSettlements,
  journalChange,
  settlementsThrough,
  standingAt,
  type KeptDays,
  type Versions,
} from "@bursar/domain/ledger";
import { bookedOn, prepareLoan, type LoanFact } from "@bursar/domain/loan";
import { loadToday, type Today } from "../policies/load-today.ts";
import { lockLoans, type LockedLoan } from "./lock-loans.ts";
import {
  toStandingRow,
  writePostings,
  type LineToPost,
  type LoanPosting,
} from "./loan-postings.ts";
import { toLoanFact, toStoredFact, type NewLoanFact } from "./stored-fact.ts";
import { toLoan } from "./to-loan.ts";

/**
 * Adds facts behind those that a loan has, in the name of the one who acts, and gives them back
 * as the engine reads them. In the same transaction the book gets what they change: the loan is
 * closed up to the day from which they are known, so that one that lags is caught up, and what its
 * journal says otherwise than before is posted with the original value dates and today's posting
 * date. The standing's row lock makes two who append take turns. Whether a fact may be recorded is
 * decided before (`decideFact`).
 */
export async function appendLoanFacts(
  tx: Tx,
  loanId: string,
  facts: readonly NewLoanFact[],
): Promise<readonly LoanFact[]> {
  const [locked, today] = await together(
    () => lockLoans(tx, [loanId]),
    () => loadToday(tx),
  );
  const all = composeFacts(tx, { factsOf: new Map([[loanId, facts]]), locked }, today);
  await writeFacts(tx, all, today);
  return all.flatMap((one) => one.facts);
}

/** Facts of one loan and what they make of its book, to be written together. */
export interface ComposedFacts {
  readonly facts: readonly LoanFact[];
  readonly rows: readonly NewFactRow[];
  readonly posting: LoanPosting;
}

/** What facts behind those of locked loans change; nothing is written. */
export function composeFacts(
  tx: Pick<Tx, "context">,
  of: {
    readonly factsOf: ReadonlyMap<string, readonly NewLoanFact[]>;
    readonly locked: ReadonlyMap<string, LockedLoan>;
  },
  today: Today,
): ComposedFacts[] {
  const recordedBy = tx.context.actor.id;
  return [...of.factsOf].map(([loanId, added]) => {
    const locked = of.locked.get(loanId);
    if (locked === undefined) throw new Error(`no loan ${loanId}`);
    const last = locked.facts.at(-1)?.sequence ?? 0;
    const rows = added.map((fact, index) => {
      const sequence = last + 1 + index;
      return { ...toStoredFact(fact), loanId, sequence, recordedBy, postedOn: today.businessOn };
    });
    const facts = rows.map(toLoanFact);
    return { facts, rows, posting: postingOf(locked, facts, today) };
  });
}

/** Writes facts of any number of loans with all that they change, set by set. */
export async function writeFacts(
  tx: Tx,
  all: readonly ComposedFacts[],
  { businessOn: postedOn }: Today,
): Promise<void> {
  const postings = all.map(({ posting }) => posting);
  await together(
    () =>
      insertFacts(
        tx,
        all.flatMap(({ rows }) => rows),
      ),
    () => writePostings(tx, postings, { postedOn, runId: null }),
    () => saveStandings(tx, postings.map(toStandingRow)),
  );
}

/** What the new facts make of one loan's book. */
function postingOf(
  locked: LockedLoan,
  appended: readonly LoanFact[],
  { policy }: Today,
): LoanPosting {
  const { standing } = locked;
  const loan = toLoan(locked, policy);
  const before = prepareLoan(loan);
  const after = prepareLoan({ ...loan, facts: [...loan.facts, ...appended] });
  const { closedThrough } = standing;
  const through = appended.map(bookedOn).reduce(laterOf, closedThrough);
  const { openedOn, id: loanId } = locked.loan;
  return {
    loanId,
    before: standing,
    after: standingAt(after, through),
    lines: linesToPost({ before, after }, { closedThrough, through, openedOn }, appended),
    ...settlementsOf({ before, after }, { closedThrough, through, openedOn }),
  };
}

/** A line of a closed day that is not the new facts' own makes up for one that no longer holds. */
function linesToPost(
  versions: Versions,
  days: KeptDays,
  appended: readonly LoanFact[],
): LineToPost[] {
  const { closedThrough } = days;
  const diff = journalChange(versions, days, appended);
  const own = new Map(appended.map(({ factId, sequence }) => [factId, sequence]));
  const cause = appended[0]?.sequence ?? null;
  return diff.map((line) => {
    const sequence = line.factId === undefined ? undefined : own.get(line.factId);
    const correction = line.takesBack || (sequence === undefined && line.valueOn <= closedThrough);
    return { line, factSequence: sequence ?? (correction ? cause : null), correction };
  });
}

function settlementsOf(
  { before, after }: Versions,
  { closedThrough, through, openedOn }: KeptDays,
) {
  const changed = changedSettlements(
    settlementsThrough(before, { through: closedThrough, openedOn }),
    settlementsThrough(after, { through, openedOn }),
  );
  return {
    settled: changed.filter(({ dueOn }) => dueOn > closedThrough),
    revised: changed.filter(({ dueOn }) => dueOn <= closedThrough),
  };
}
