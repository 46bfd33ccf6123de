import type { BatchRun } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import {
  addToClaim,
  insertClaim,
  insertClaimLines,
  lockWaitingClaim,
  type SubsidyClaim,
} from "@bursar/database/claims";
import type { Tx } from "@bursar/database/connection";
import type { ClaimKind, ClaimPayer } from "@bursar/domain/claim";
import type { CollectedLine } from "./collect-claims.ts";

/** Lines that went into claims, and loans whose payer has an older claim that still waits. */
export interface PreparedLines {
  readonly lines: readonly CollectedLine[];
  readonly waitingLoans: ReadonlySet<string>;
}

/**
 * Puts lines into the claims of their payers, up to the run's date; a claim is made with its first
 * line. All lines of a loan go in, or none of them.
 */
export async function prepareClaims(
  tx: Tx,
  run: BatchRun,
  collected: readonly CollectedLine[],
): Promise<PreparedLines> {
  const claims = new Map<string, SubsidyClaim | undefined>();
  // In one order, so that two chunks never wait for each other.
  for (const key of [...new Set(collected.map(keyOf))].toSorted()) {
    const [kind, payer] = key.split(" ") as [ClaimKind, ClaimPayer];
    claims.set(key, await openClaim(tx, run, { kind, payer }));
  }
  const isWaiting = (line: CollectedLine) => claims.get(keyOf(line)) === undefined;
  const waitingLoans = new Set(collected.filter(isWaiting).map(({ loanId }) => loanId));
  const lines = collected.filter(({ loanId }) => !waitingLoans.has(loanId));
  for (const [key, claim] of claims) {
    const own = lines.filter((line) => keyOf(line) === key);
    if (claim === undefined || own.length === 0) continue;
    await insertClaimLines(
      tx,
      own.map((line) => ({ ...line, claimId: claim.id })),
    );
    await addToClaim(tx, claim.id, {
      lines: own.length,
      loans: new Set(own.map(({ loanId }) => loanId)).size,
      amountFen: own.reduce((sum, { amountFen }) => sum + amountFen, 0n),
    });
  }
  return { lines, waitingLoans };
}

/** The payer's claim of this date, made where there is none; undefined while another one waits. */
async function openClaim(
  tx: Tx,
  run: BatchRun,
  key: { readonly kind: ClaimKind; readonly payer: ClaimPayer },
): Promise<SubsidyClaim | undefined> {
  const waiting = await lockWaitingClaim(tx, key);
  if (waiting !== undefined) return waiting.throughOn === run.businessOn ? waiting : undefined;
  const made = await insertClaim(tx, {
    ...key,
    throughOn: run.businessOn,
    runId: run.id,
    preparedBy: run.plannedBy,
    preparedOn: await businessDate(tx),
  });
  // Another chunk has made it in between.
  return made ?? (await lockWaitingClaim(tx, key));
}

function keyOf({ kind, payer }: CollectedLine): string {
  return `${kind} ${payer}`;
}
