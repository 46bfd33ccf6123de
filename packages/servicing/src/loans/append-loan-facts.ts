import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { insertFacts, loadLoans, lockStandings, saveStandings } from "@bursar/database/loans";
import { laterOf, type PlainDate } from "@bursar/domain/calendar";
import {
  changedSettlements,
  journalDiff,
  journalThrough,
  settlementsThrough,
  standingAt,
} from "@bursar/domain/ledger";
import { knownOn, prepareLoan, type LoanFact, type PreparedLoan } from "@bursar/domain/loan";
import { loadPolicy } from "../policies/load-policy.ts";
import { toStandingRow, writePostings, type LineToPost } from "./loan-postings.ts";
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
  const standing = (await lockStandings(tx, [loanId])).get(loanId);
  const [stored] = await loadLoans(tx, [loanId]);
  if (standing === undefined || stored === undefined) throw new Error(`no loan ${loanId}`);
  const policy = await loadPolicy(tx);
  const postedOn = await businessDate(tx);
  const last = stored.facts.at(-1)?.sequence ?? 0;
  const rows = await insertFacts(
    tx,
    facts.map((fact, index) => ({
      ...toStoredFact(fact),
      loanId,
      sequence: last + 1 + index,
      recordedBy: tx.context.actor.id,
      postedOn,
    })),
  );
  const appended = rows.map(toLoanFact);
  const before = prepareLoan(toLoan(stored, policy));
  const after = prepareLoan(toLoan({ ...stored, facts: [...stored.facts, ...rows] }, policy));
  const { closedThrough } = standing;
  const through = appended.map(knownOn).reduce(laterOf, closedThrough);
  const { openedOn } = stored.loan;
  const posting = {
    loanId,
    before: standing,
    after: standingAt(after, through),
    lines: linesToPost({ before, after }, { closedThrough, through, openedOn }, appended),
    ...settlementsOf({ before, after }, { closedThrough, through, openedOn }),
  };
  await writePostings(tx, [posting], { postedOn, runId: null });
  await saveStandings(tx, [toStandingRow(posting)]);
  return appended;
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
  return diff.map(({ takesBack, ...line }) => {
    const sequence = line.factId === undefined ? undefined : own.get(line.factId);
    const correction = takesBack || (sequence === undefined && line.valueOn <= closedThrough);
    return { ...line, factSequence: sequence ?? (correction ? cause : null), correction };
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
