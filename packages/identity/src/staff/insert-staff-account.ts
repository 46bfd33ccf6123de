import { account, staffMembers, user } from "@bursar/database/accounts";
import { newId, type Database } from "@bursar/database/connection";
import { sql } from "drizzle-orm";

export interface StaffAccountRow {
  readonly id: string;
  /** Normalised. */
  readonly account: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly centreId: string;
  readonly roles: readonly string[];
  readonly universityCode: string | null;
  /** Days for which the password works until the person has chosen another; for ever if not given. */
  readonly initialPasswordDays?: number | undefined;
}

/** The account name is another's. */
export class AccountTaken extends Error {
  constructor(name: string) {
    super(`the account ${name} is taken`);
    this.name = "AccountTaken";
  }
}

/**
 * Adds an account, its password and its place. The place comes first: the fence lets a centre
 * write its own people alone.
 *
 * @throws AccountTaken, after which the transaction has to be rolled back.
 */
export async function insertStaffAccount(
  orm: Pick<Database["orm"], "insert">,
  added: StaffAccountRow,
): Promise<void> {
  const { id, account: name, centreId, universityCode, initialPasswordDays: days } = added;
  await orm.insert(staffMembers).values({
    userId: id,
    centreId,
    universityCode,
    roles: [...added.roles],
    initialPasswordUntil: days === undefined ? null : sql`now() + ${days} * interval '1 day'`,
  });
  const inserted = await orm
    .insert(user)
    // The sign-in library wants an address; this one can't receive mail (RFC 6761).
    .values({ id, name: added.name, email: `${name}@accounts.invalid`, username: name })
    .onConflictDoNothing()
    .returning({ id: user.id });
  if (inserted.length === 0) throw new AccountTaken(name);
  const login = { accountId: id, providerId: "credential", password: added.passwordHash };
  await orm.insert(account).values({ id: newId("acc"), userId: id, ...login });
}
