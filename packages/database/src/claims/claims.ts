import { and, asc, desc, eq, gt, lt, ne, sql } from "drizzle-orm";
import type { ClaimKind, ClaimPayer, ClaimState } from "@bursar/domain/claim";
import type { Tx } from "../connection/index.ts";
import { newId } from "../columns/new-id.ts";
import { subsidyClaims } from "./tables.ts";

export type SubsidyClaim = typeof subsidyClaims.$inferSelect;

/** One claim, locked until the transaction ends when `lock` is set. */
export async function findClaim(
  tx: Tx,
  id: string,
  lock = false,
): Promise<SubsidyClaim | undefined> {
  const query = tx.orm
    .select()
    .from(subsidyClaims)
    .where(and(eq(subsidyClaims.centreId, tx.centreId), eq(subsidyClaims.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

export interface ClaimFilter {
  readonly kind?: ClaimKind | undefined;
  readonly payer?: ClaimPayer | undefined;
  readonly status?: ClaimState | undefined;
  /** Rows before this id; the newest come first. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listClaims(tx: Tx, filter: ClaimFilter): Promise<SubsidyClaim[]> {
  const { kind, payer, status, after } = filter;
  return tx.orm
    .select()
    .from(subsidyClaims)
    .where(
      and(
        eq(subsidyClaims.centreId, tx.centreId),
        kind === undefined ? undefined : eq(subsidyClaims.kind, kind),
        payer === undefined ? undefined : eq(subsidyClaims.payer, payer),
        status === undefined ? undefined : eq(subsidyClaims.status, status),
        after === undefined ? undefined : lt(subsidyClaims.id, after),
      ),
    )
    .orderBy(desc(subsidyClaims.id))
    .limit(filter.limit);
}

export interface ClaimKey {
  readonly kind: ClaimKind;
  readonly payer: ClaimPayer;
}

/** The claim of a payer that waits for its second person, locked; there is one at most. */
export async function lockWaitingClaim(tx: Tx, key: ClaimKey): Promise<SubsidyClaim | undefined> {
  const [row] = await tx.orm
    .select()
    .from(subsidyClaims)
    .where(
      and(
        eq(subsidyClaims.centreId, tx.centreId),
        eq(subsidyClaims.kind, key.kind),
        eq(subsidyClaims.payer, key.payer),
        eq(subsidyClaims.status, "prepared"),
      ),
    )
    .for("update");
  return row;
}

/** The claims that a run has made or added to, by id. */
export async function claimsOfRun(tx: Tx, runId: string): Promise<SubsidyClaim[]> {
  return tx.orm
    .select()
    .from(subsidyClaims)
    .where(and(eq(subsidyClaims.centreId, tx.centreId), eq(subsidyClaims.runId, runId)))
    .orderBy(asc(subsidyClaims.id));
}

type NewClaim = Pick<
  SubsidyClaim,
  "kind" | "payer" | "throughOn" | "runId" | "preparedBy" | "preparedOn"
>;

/** An empty claim to add lines to. Undefined when another one of the payer waits already. */
export async function insertClaim(tx: Tx, claim: NewClaim): Promise<SubsidyClaim | undefined> {
  const previous = await lastClaimOf(tx, claim);
  const [row] = await tx.orm
    .insert(subsidyClaims)
    .values({
      centreId: tx.centreId,
      id: newId("clm"),
      ...claim,
      sequence: await nextSequence(tx, claim),
      status: "prepared",
      lines: 0,
      loans: 0,
      amountFen: 0n,
      contentHash: "",
      previousId: previous?.id ?? null,
    })
    .onConflictDoNothing()
    .returning();
  return row;
}

/** The payer's latest claim that was not withdrawn. */
async function lastClaimOf(tx: Tx, key: ClaimKey): Promise<SubsidyClaim | undefined> {
  const [row] = await tx.orm
    .select()
    .from(subsidyClaims)
    .where(
      and(
        eq(subsidyClaims.centreId, tx.centreId),
        eq(subsidyClaims.kind, key.kind),
        eq(subsidyClaims.payer, key.payer),
        ne(subsidyClaims.status, "withdrawn"),
        gt(subsidyClaims.lines, 0),
      ),
    )
    .orderBy(desc(subsidyClaims.throughOn), desc(subsidyClaims.sequence))
    .limit(1);
  return row;
}

async function nextSequence(tx: Tx, claim: NewClaim): Promise<number> {
  const [row] = await tx.orm
    .select({ next: sql<number>`coalesce(max(${subsidyClaims.sequence}) + 1, 0)::int` })
    .from(subsidyClaims)
    .where(
      and(
        eq(subsidyClaims.centreId, tx.centreId),
        eq(subsidyClaims.kind, claim.kind),
        eq(subsidyClaims.payer, claim.payer),
        eq(subsidyClaims.throughOn, claim.throughOn),
      ),
    );
  return row?.next ?? 0;
}

/** Counts lines that were added to a claim. */
export async function addToClaim(
  tx: Tx,
  id: string,
  added: Pick<SubsidyClaim, "lines" | "loans" | "amountFen">,
): Promise<void> {
  await tx.orm
    .update(subsidyClaims)
    .set({
      lines: sql`${subsidyClaims.lines} + ${added.lines}`,
      loans: sql`${subsidyClaims.loans} + ${added.loans}`,
      amountFen: sql`${subsidyClaims.amountFen} + ${added.amountFen}`,
      version: sql`${subsidyClaims.version} + 1`,
    })
    .where(and(eq(subsidyClaims.centreId, tx.centreId), eq(subsidyClaims.id, id)));
}

type ClaimProgress = Partial<
  Pick<
    SubsidyClaim,
    | "status"
    | "contentHash"
    | "approvedBy"
    | "approvedOn"
    | "submittedBy"
    | "submittedOn"
    | "paidBy"
    | "paidOn"
    | "reference"
  >
>;

export async function saveClaim(tx: Tx, id: string, progress: ClaimProgress): Promise<void> {
  await tx.orm
    .update(subsidyClaims)
    .set({ ...progress, version: sql`${subsidyClaims.version} + 1` })
    .where(and(eq(subsidyClaims.centreId, tx.centreId), eq(subsidyClaims.id, id)));
}
