import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { insertTransfers, lastTransferOf, type NewTransfer } from "@bursar/database/loans";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Transfer } from "@bursar/domain/ledger";

/** Postings of something that is no loan: a receipt, a claim on the treasury. */
export interface EntriesOf {
  readonly subjectId: string;
  /** The loan they concern, where it is known. */
  readonly loanId?: string | undefined;
  readonly lines: readonly (Transfer & { readonly entry: string })[];
}

/**
 * Posts what belongs to no loan's fold. The caller holds a lock on the subject's row, so that two
 * who post number their entries one after the other.
 */
export async function postEntries(tx: Tx, of: EntriesOf): Promise<void> {
  const { subjectId } = of;
  const last = await lastTransferOf(tx, subjectId);
  const postedOn = await businessDate(tx);
  await insertTransfers(tx, toTransfers(of, last), { postedOn, runId: null });
}

/** As {@link postEntries}, for any number of subjects of which nothing is posted yet. */
export async function postFirstEntries(
  tx: Tx,
  all: readonly EntriesOf[],
  postedOn: PlainDate,
): Promise<void> {
  await insertTransfers(
    tx,
    all.flatMap((of) => toTransfers(of, 0)),
    { postedOn, runId: null },
  );
}

function toTransfers(of: EntriesOf, last: number): NewTransfer[] {
  const { subjectId, loanId = null, lines } = of;
  return lines.map((line, index) => ({
    ...line,
    subjectId,
    loanId,
    sequence: last + 1 + index,
    factSequence: null,
    instalmentDueOn: line.instalmentDueOn ?? null,
    correction: false,
  }));
}
