import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  byLoan,
  insertFacts,
  loadLoans,
  lockStandings,
  saveStandings,
  type LoanFactRow,
  type LoanStanding,
  type StoredLoan,
} from "@bursar/database/loans";
import { laterOf, type PlainDate } from "@bursar/domain/calendar";
import {
  changedSettlements,
  journalDiff,
  journalThrough,
  settlementsThrough,
  standingAt,
} from "@bursar/domain/ledger";
import { bookedOn, prepareLoan, type LoanFact, type PreparedLoan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
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
): Promise<LoanFact[]> {
  const appended = await appendFactsOfLoans(tx, new Map([[loanId, facts]]));
  return appended.get(loanId) ?? [];
}

/** As {@link appendLoanFacts}, for any number of loans, read and written set by set. */
export async function appendFactsOfLoans(
  tx: Tx,
  factsOf: ReadonlyMap<string, readonly NewLoanFact[]>,
): Promise<ReadonlyMap<string, LoanFact[]>> {
  const ids = [...factsOf.keys()];
  const standings = await lockStandings(tx, ids);
  const stored = new Map((await loadLoans(tx, ids)).map((one) => [one.loan.id, one]));
  const policy = await loadPolicy(tx);
  const postedOn = await businessDate(tx);
  const appending = ids.map((loanId) => {
    const [standing, loan] = [standings.get(loanId), stored.get(loanId)];
    if (standing === undefined || loan === undefined) throw new Error(`no loan ${loanId}`);
    return { loanId, standing, loan, facts: factsOf.get(loanId) ?? [] };
  });
  const recordedBy = tx.context.actor.id;
  const rows = await insertFacts(
    tx,
    appending.flatMap(({ loanId, loan, facts }) => {
      const last = loan.facts.at(-1)?.sequence ?? 0;
      return facts.map((fact, index) => {
        const sequence = last + 1 + index;
        return { ...toStoredFact(fact), loanId, sequence, recordedBy, postedOn };
      });
    }),
  );
  const rowsOf = byLoan(rows, ({ loanId }) => loanId);
  const postings = appending.map(({ loanId, standing, loan }) => {
    return postingOf(loan, { standing, policy, rows: rowsOf.get(loanId) ?? [] });
  });
  await writePostings(tx, postings, { postedOn, runId: null });
  await saveStandings(tx, postings.map(toStandingRow));
  return new Map([...rowsOf].map(([loanId, own]) => [loanId, own.map(toLoanFact)]));
}

/** What the new facts make of one loan's book. */
function postingOf(
  stored: StoredLoan,
  added: {
    readonly standing: LoanStanding;
    readonly policy: Policy;
    readonly rows: readonly LoanFactRow[];
  },
): LoanPosting {
  const { standing, policy, rows } = added;
  const appended = rows.map(toLoanFact);
  const before = prepareLoan(toLoan(stored, policy));
  const after = prepareLoan(toLoan({ ...stored, facts: [...stored.facts, ...rows] }, policy));
  const { closedThrough } = standing;
  const through = appended.map(bookedOn).reduce(laterOf, closedThrough);
  const { openedOn, id: loanId } = stored.loan;
  return {
    loanId,
    before: standing,
    after: standingAt(after, through),
    lines: linesToPost({ before, after }, { closedThrough, through, openedOn }, appended),
    ...settlementsOf({ before, after }, { closedThrough, through, openedOn }),
  };
}

interface Versions {
  readonly before: PreparedLoan;
  readonly after: PreparedLoan;
}

interface Days {
  readonly closedThrough: PlainDate;
  readonly through: PlainDate;
  readonly openedOn: PlainDate | null;
}

/** A line of a closed day that is not the new facts' own makes up for one that no longer holds. */
function linesToPost(
  { before, after }: Versions,
  { closedThrough, through, openedOn }: Days,
  appended: readonly LoanFact[],
): LineToPost[] {
  const diff = journalDiff(
    journalThrough(before, { through: closedThrough, openedOn }),
    journalThrough(after, { through, openedOn }),
  );
  const own = new Map(appended.map(({ factId, sequence }) => [factId, sequence]));
  const cause = appended[0]?.sequence ?? null;
  return diff.map((line) => {
    const sequence = line.factId === undefined ? undefined : own.get(line.factId);
    const correction = line.takesBack || (sequence === undefined && line.valueOn <= closedThrough);
    return { line, factSequence: sequence ?? (correction ? cause : null), correction };
  });
}

function settlementsOf({ before, after }: Versions, { closedThrough, through, openedOn }: Days) {
  const changed = changedSettlements(
    settlementsThrough(before, { through: closedThrough, openedOn }),
    settlementsThrough(after, { through, openedOn }),
  );
  return {
    settled: changed.filter(({ dueOn }) => dueOn > closedThrough),
    revised: changed.filter(({ dueOn }) => dueOn <= closedThrough),
  };
}
