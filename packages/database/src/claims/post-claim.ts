import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { insertTransfers, lastTransferOf } from "../loans/transfers.ts";
import type { SubsidyClaim } from "./claims.ts";

const AT_ONCE = 5_000;

/** A step of a claim that the ledger sees, and the accounts between which it moves. */
export interface ClaimPosting {
  readonly entry: "claimed" | "claim-paid";
  readonly debitAccount: string;
  readonly creditAccount: string;
  /** Value date. */
  readonly on: string;
  /** Today, where that is another day. */
  readonly postedOn?: string;
}

/** Posts every line of a claim, which the caller has locked; a line below zero goes the other way. */
export async function postClaim(tx: Tx, claim: SubsidyClaim, posting: ClaimPosting): Promise<void> {
  let sequence = await lastTransferOf(tx, claim.id);
  let [loanId, dueOn] = ["", "0001-01-01"];
  for (;;) {
    const lines = await tx.orm.execute<{ loanId: string; dueOn: string; amount: string }>(sql`
      select loan_id as "loanId", due_on::text as "dueOn", amount_fen::text as amount
      from subsidy_claim_lines
      where centre_id = ${tx.centreId} and claim_id = ${claim.id}
        and (loan_id, due_on) > (${loanId}, ${dueOn}::date)
      order by loan_id, due_on limit ${AT_ONCE}`);
    const last = lines.at(-1);
    if (last === undefined) return;
    await insertTransfers(
      tx,
      lines.map((line) => ({ ...transferOf(line, claim, posting), sequence: ++sequence })),
      { postedOn: posting.postedOn ?? posting.on, runId: null },
    );
    [loanId, dueOn] = [last.loanId, last.dueOn];
  }
}

function transferOf(
  line: { readonly loanId: string; readonly dueOn: string; readonly amount: string },
  claim: SubsidyClaim,
  { entry, debitAccount, creditAccount, on }: ClaimPosting,
) {
  const amountFen = BigInt(line.amount);
  const isTakenBack = amountFen < 0n;
  return {
    subjectId: claim.id,
    loanId: line.loanId,
    factSequence: null,
    entry,
    debitAccount: isTakenBack ? creditAccount : debitAccount,
    creditAccount: isTakenBack ? debitAccount : creditAccount,
    amountFen: isTakenBack ? -amountFen : amountFen,
    bearer: claim.kind === "subsidy" ? "treasury" : "waiver",
    instalmentDueOn: line.dueOn,
    valueOn: on,
    correction: false,
  };
}
