import { user } from "@bursar/database/accounts";
import { newId, type Database } from "@bursar/database/connection";
import { eq } from "drizzle-orm";
import type { Role } from "../permissions/index.ts";
import { isAccount, normaliseAccount } from "./account-name.ts";
import { AccountTaken, insertStaffAccount } from "./insert-staff-account.ts";
import { hashPassword, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from "./password.ts";

export interface NewStaffAccount {
  /** Two to forty letters, digits, dots, hyphens and underscores; case does not matter. */
  readonly account: string;
  readonly name: string;
  /** 12 to 128 characters. */
  readonly password: string;
  /** {@link NATIONAL_OFFICE} for the role `national`, which has no other beside it. */
  readonly centreId: string;
  readonly roles: readonly Role[];
  /** Of the university whose students somebody with the role `university` sees; else not given. */
  readonly universityCode?: string | undefined;
}

/** Where the national office's accounts stand: no centre, so that none of the fences opens. */
export const NATIONAL_OFFICE = "cen_national";

/**
 * Adds an account and its place at a centre; gives back the user's id. When the account exists,
 * nothing changes, whatever else is asked. Takes the owner's connection, which alone gives any role
 * at any centre; in the services a centre's supervisor makes accounts by `createMember`.
 *
 * @throws Error when the account name or the password is not of the required form.
 */
export async function createStaffAccount(owner: Database, added: NewStaffAccount): Promise<string> {
  const name = normaliseAccount(added.account);
  if (!isAccount(name)) throw new Error(`not an account name: ${name}`);
  const { length } = added.password;
  if (length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) {
    throw new Error(`a password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters`);
  }
  const known = await findUserId(owner, name);
  if (known !== undefined) return known;
  const id = newId("usr");
  const passwordHash = await hashPassword(added.password);
  const { centreId, roles, universityCode = null } = added;
  try {
    const row = { id, account: name, name: added.name, passwordHash };
    await owner.orm.transaction((orm) =>
      insertStaffAccount(orm, { ...row, centreId, roles, universityCode }),
    );
    return id;
  } catch (error) {
    if (!(error instanceof AccountTaken)) throw error;
  }
  const winner = await findUserId(owner, name);
  if (winner === undefined) throw new Error(`the account ${name} collides with another's address`);
  return winner;
}

async function findUserId(database: Database, username: string): Promise<string | undefined> {
  const [row] = await database.orm
    .select({ id: user.id })
    .from(user)
    .where(eq(user.username, username));
  return row?.id;
}
