import { createHash } from "node:crypto";
import type { Tx } from "@bursar/database/connection";
import { listTransfers, type TransferRow } from "@bursar/database/loans";
import { balancesOf, journalThrough } from "@bursar/domain/ledger";
import { prepareLoan } from "@bursar/domain/loan";
import type { LoanView } from "./loan-view.ts";

/** Whether what is posted is what the facts give, account by account (T5). */
export interface LedgerAgreement {
  readonly matches: boolean;
  /** Sum of what differs, in fen; 0 when they agree. */
  readonly differenceFen: bigint;
  /** The day up to whose end the ledger is kept; null when nothing is posted. */
  readonly through: string | null;
  /** Names this state of the loan's ledger: the same postings, the same text. */
  readonly hash: string;
}

/** Folds the loan anew up to where its ledger is kept and compares every account. */
export async function ledgerAgreement(
  tx: Tx,
  { row, whole, standing }: Pick<LoanView, "row" | "whole" | "standing">,
): Promise<LedgerAgreement> {
  const posted = await listTransfers(tx, [row.id]);
  const through = standing?.closedThrough ?? null;
  const wanted =
    through === null ? [] : journalThrough(prepareLoan(whole), { through, openedOn: row.openedOn });
  const is = balancesOf(posted);
  const should = balancesOf(wanted);
  let differenceFen = 0n;
  for (const code of Object.keys(is) as (keyof typeof is)[]) {
    const by = is[code] - should[code];
    differenceFen += by < 0n ? -by : by;
  }
  return { matches: differenceFen === 0n, differenceFen, through, hash: hashOf(posted) };
}

function hashOf(posted: readonly TransferRow[]): string {
  const text = posted.map((one) =>
    [
      one.sequence,
      one.debitAccount,
      one.creditAccount,
      one.amountFen,
      one.bearer,
      one.valueOn,
      one.postedOn,
    ].join(" "),
  );
  return `lh_${createHash("sha256").update(text.join("\n")).digest("hex").slice(0, 12)}`;
}
