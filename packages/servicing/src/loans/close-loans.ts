import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  loadLoans,
  lockStandings,
  saveStandings,
  type LoanStanding,
  type StoredLoan,
} from "@bursar/database/loans";
import type { PlainDate } from "@bursar/domain/calendar";
import {
  journalThrough,
  roundingThrough,
  settlementsThrough,
  standingAt,
} from "@bursar/domain/ledger";
import { prepareLoan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import { toStandingRow, writePostings, type LoanPosting } from "./loan-postings.ts";
import { toLoan } from "./to-loan.ts";

export interface CloseLoans {
  readonly loanIds: readonly string[];
  /** The day at whose end the books of these loans are to stand. */
  readonly through: PlainDate;
  readonly runId: string | null;
  /** Computes some of them a second time before anything is posted. */
  readonly check?: ((stored: StoredLoan, posting: LoanPosting, policy: Policy) => void) | undefined;
}

export interface ClosedLoans {
  readonly closed: readonly LoanPosting[];
  /** Loans that could not be computed; nothing of them was written. */
  readonly failed: readonly { readonly loanId: string; readonly error: unknown }[];
}

/**
 * Closes days: posts of each loan what its journal has beyond the day up to which it is closed and
 * moves that day, read, folded and written set by set. A loan that is closed so far already is left
 * alone, so that the same again changes nothing.
 */
export async function closeLoans(tx: Tx, command: CloseLoans): Promise<ClosedLoans> {
  const { loanIds, through, runId, check } = command;
  const standings = await lockStandings(tx, loanIds);
  const behind = loanIds.filter((id) => (standings.get(id)?.closedThrough ?? through) < through);
  const policy = await loadPolicy(tx);
  const closed: LoanPosting[] = [];
  const failed: { loanId: string; error: unknown }[] = [];
  for (const stored of await loadLoans(tx, behind)) {
    const standing = standings.get(stored.loan.id);
    if (standing === undefined) continue;
    try {
      const posting = postingOf(stored, { standing, policy, through });
      check?.(stored, posting, policy);
      closed.push(posting);
    } catch (error) {
      failed.push({ loanId: stored.loan.id, error });
    }
  }
  await writePostings(tx, closed, { postedOn: await businessDate(tx), runId });
  await saveStandings(tx, closed.map(toStandingRow));
  return { closed, failed };
}

interface Closing {
  readonly standing: LoanStanding;
  readonly policy: Policy;
  readonly through: PlainDate;
}

/** What closing a loan through a day posts; pure, so that a plan can say it without writing. */
export function postingOf(stored: StoredLoan, { standing, policy, through }: Closing): LoanPosting {
  const prepared = prepareLoan(toLoan(stored, policy));
  const days = { through, openedOn: stored.loan.openedOn, after: standing.closedThrough };
  return {
    loanId: stored.loan.id,
    before: standing,
    after: standingAt(prepared, through),
    lines: journalThrough(prepared, days).map((line) => ({
      line,
      factSequence: null,
      correction: false,
    })),
    settled: settlementsThrough(prepared, days),
    revised: [],
    roundingMicroFen: roundingThrough(prepared, days),
  };
}
