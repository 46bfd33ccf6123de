import { account, user } from "@bursar/database/accounts";
import type { Database, Tx } from "@bursar/database/connection";
import { and, eq } from "drizzle-orm";

const PROVIDER = "credential";

export async function savePassword(tx: Tx, userId: string, password: string): Promise<void> {
  await tx.orm
    .update(account)
    .set({ password })
    .where(and(eq(account.userId, userId), eq(account.providerId, PROVIDER)));
}

export interface OwnPassword {
  /** Name of the account. */
  readonly account: string;
  readonly passwordHash: string;
}

export async function findPassword(
  { orm }: Database,
  userId: string,
): Promise<OwnPassword | undefined> {
  const [row] = await orm
    .select({ account: user.username, passwordHash: account.password })
    .from(user)
    .innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, PROVIDER)))
    .where(eq(user.id, userId));
  const { account: name = null, passwordHash = null } = row ?? {};
  return name === null || passwordHash === null ? undefined : { account: name, passwordHash };
}
