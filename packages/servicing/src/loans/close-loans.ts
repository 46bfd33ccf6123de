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
  readonly check?: CheckPosting | undefined;
}

/** Throws where a posting may not be written. */
export type CheckPosting = (stored: StoredLoan, posting: LoanPosting, policy: Policy) => void;

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
  const standings = await lockStandings(tx, command.loanIds);
  const computed = await computeClosing(tx, command, standings);
  const day = { postedOn: await businessDate(tx), runId: command.runId };
  await writePostings(tx, computed.closed, day);
  await saveStandings(tx, computed.closed.map(toStandingRow));
  return computed;
}

/** What {@link closeLoans} would post of loans that stand so, for a plan that writes nothing. */
export async function computeClosing(
  tx: Tx,
  { loanIds, through, check }: Pick<CloseLoans, "loanIds" | "through" | "check">,
  standings: ReadonlyMap<string, LoanStanding>,
): Promise<ClosedLoans> {
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
  return { closed, failed };
}

interface Closing {
  readonly standing: LoanStanding;
  readonly policy: Policy;
  readonly through: PlainDate;
}

function postingOf(stored: StoredLoan, { standing, policy, through }: Closing): LoanPosting {
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
