import { signInPolicies } from "@bursar/database/accounts";
import { recordAudit } from "@bursar/database/audit";
import { readCentre, withTransaction, type Tx } from "@bursar/database/connection";
import { eq, sql } from "drizzle-orm";
import type { Asked, IdentityDeps } from "../deps.ts";
import { versionChanged } from "./member-refusals.ts";

/** What a centre asks of its staff at sign-in. */
export interface SignInPolicy {
  /** Roles that need a second factor. */
  readonly secondFactorRoles: readonly string[];
  /** 0 while the centre has said nothing. */
  readonly version: number;
}

export function showSignInPolicy(deps: IdentityDeps, { context }: Asked): Promise<SignInPolicy> {
  return readCentre(deps.db, context, findPolicy);
}

export interface ChangeSignInPolicy extends Asked {
  readonly version: string;
  readonly secondFactorRoles: readonly string[];
}

/**
 * Says for which roles a second factor is needed. Who has such a role and none yet can enrol with
 * their next request and do nothing else. @throws Refusal `version.changed`
 */
export function changeSignInPolicy(
  deps: IdentityDeps,
  { context, version, secondFactorRoles }: ChangeSignInPolicy,
): Promise<SignInPolicy> {
  return withTransaction(deps.db, context, async (tx) => {
    await tx.orm
      .insert(signInPolicies)
      .values({ centreId: tx.centreId, secondFactorRoles: [], version: 0 })
      .onConflictDoNothing();
    const before = await findPolicy(tx, true);
    if (String(before.version) !== version) throw versionChanged();
    await tx.orm
      .update(signInPolicies)
      .set({
        secondFactorRoles: [...secondFactorRoles],
        version: sql`${signInPolicies.version} + 1`,
      })
      .where(eq(signInPolicies.centreId, tx.centreId));
    await recordAudit(tx, {
      action: "sign-in-policy.changed",
      subjectId: tx.centreId,
      before: { secondFactorRoles: before.secondFactorRoles },
      after: { secondFactorRoles },
    });
    return { secondFactorRoles, version: before.version + 1 };
  });
}

async function findPolicy(tx: Tx, lock = false): Promise<SignInPolicy> {
  const query = tx.orm
    .select({
      secondFactorRoles: signInPolicies.secondFactorRoles,
      version: signInPolicies.version,
    })
    .from(signInPolicies)
    .where(eq(signInPolicies.centreId, tx.centreId));
  const [row] = await (lock ? query.for("update") : query);
  return row ?? { secondFactorRoles: [], version: 0 };
}
