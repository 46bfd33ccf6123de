import type { Tx } from "@bursar/database/connection";
import type { PlainDate } from "@bursar/domain/calendar";
import type { AccountCode } from "@bursar/domain/ledger";
import { postEntries, postFirstEntries, type EntriesOf } from "../ledger/post-entries.ts";

interface HeldMoney {
  readonly id: string;
  readonly amountFen: bigint;
  readonly valueOn: string;
  readonly loanId?: string | null;
}

const HELD = { entry: "held-receipt", accounts: ["1301", "2101"] } as const;

/** Money that nobody can book yet: in transit against unmatched (rulebook 9.5). */
export async function postHeld(tx: Tx, receipt: HeldMoney): Promise<void> {
  await postEntries(tx, entriesOf(receipt, HELD));
}

/** As {@link postHeld}, for receipts that have just come in. */
export async function postNewlyHeld(
  tx: Tx,
  receipts: readonly HeldMoney[],
  businessOn: PlainDate,
): Promise<void> {
  await postFirstEntries(
    tx,
    receipts.map((receipt) => entriesOf(receipt, HELD)),
    businessOn,
  );
}

/** It was found out, or goes back to its payer: the mirror, with the value date it was held with. */
export async function postReleased(tx: Tx, receipt: HeldMoney): Promise<void> {
  const released = { entry: "released-receipt", accounts: ["2101", "1301"] } as const;
  await postEntries(tx, entriesOf(receipt, released));
}

/** What is in transit has reached the lender. */
export async function postRemitted(
  tx: Tx,
  remittance: { readonly id: string; readonly amountFen: bigint; readonly on: string },
): Promise<void> {
  const { id, amountFen, on: valueOn } = remittance;
  const accounts = ["3002", "1301"] as const;
  await postEntries(tx, entriesOf({ id, amountFen, valueOn }, { entry: "remittance", accounts }));
}

function entriesOf(
  { id, amountFen, valueOn, loanId }: HeldMoney,
  { entry, accounts }: { entry: string; accounts: readonly [AccountCode, AccountCode] },
): EntriesOf {
  const [debitAccount, creditAccount] = accounts;
  const line = { entry, debitAccount, creditAccount, amountFen, valueOn } as const;
  return { subjectId: id, loanId: loanId ?? undefined, lines: [{ ...line, bearer: "borrower" }] };
}
