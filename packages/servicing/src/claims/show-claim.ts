import {
  claimHash,
  compareClaims,
  findClaim,
  listClaimLines as selectLines,
  listClaims as selectClaims,
  type ClaimComparison,
  type ClaimFilter,
  type ShownClaimLine,
  type SubsidyClaim,
} from "@bursar/database/claims";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** A claim with the hash of its lines now, and how it differs from the payer's last one. */
export interface ShownClaim {
  readonly claim: SubsidyClaim;
  readonly comparison: ClaimComparison | undefined;
}

/** @throws Refusal `claim.not-found` */
export async function showClaim(
  deps: Deps,
  query: { context: ActionContext; claimId: string },
): Promise<ShownClaim> {
  return readCentre(deps.db, query.context, async (tx) => {
    const claim = await requireClaim(tx, query.claimId);
    const contentHash = await claimHash(tx, claim.id);
    const { previousId } = claim;
    const comparison =
      previousId === null ? undefined : await compareClaims(tx, claim.id, previousId);
    return { claim: { ...claim, contentHash }, comparison };
  });
}

/** The claims of the centre, the newest first. */
export async function listClaims(
  deps: Deps,
  query: { context: ActionContext; filter: ClaimFilter },
): Promise<SubsidyClaim[]> {
  return readCentre(deps.db, query.context, (tx) => selectClaims(tx, query.filter));
}

/** Whose interest a claim is made of, line by line. @throws Refusal `claim.not-found` */
export async function listClaimLines(
  deps: Deps,
  query: {
    context: ActionContext;
    claimId: string;
    page: { after?: string | undefined; limit: number };
  },
): Promise<ShownClaimLine[]> {
  return readCentre(deps.db, query.context, async (tx) =>
    selectLines(tx, await requireClaim(tx, query.claimId), query.page),
  );
}

export async function requireClaim(tx: Tx, id: string, lock = false): Promise<SubsidyClaim> {
  const claim = await findClaim(tx, id, lock);
  if (claim === undefined) throw refuse("claim.not-found");
  return claim;
}
