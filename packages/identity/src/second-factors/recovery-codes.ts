import { recoveryCodes } from "@bursar/database/accounts";
import { keyedHash, type Tx } from "@bursar/database/connection";
import { and, eq } from "drizzle-orm";
import { newSecretText, readSecretText } from "../secrets/new-secret-text.ts";

const COUNT = 10;

/** Ten codes such as `k7m2x-9qpdr`: 50 random bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => newSecretText([5, 5]));
}

/** Makes these the only ones that the person has; their hashes alone are kept. */
export async function saveRecoveryCodes(
  tx: Tx,
  userId: string,
  codes: readonly string[],
): Promise<void> {
  await deleteRecoveryCodes(tx, userId);
  await tx.orm
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ userId, codeHash: hashOf(tx, userId, code) })));
}

export async function deleteRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx.orm.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

export async function countRecoveryCodes(tx: Tx, userId: string): Promise<number> {
  return tx.orm.$count(recoveryCodes, eq(recoveryCodes.userId, userId));
}

/** Whether this is one of the person's codes, which is then used up. */
export async function useRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const codeHash = hashOf(tx, userId, code);
  const used = await tx.orm
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash)))
    .returning({ userId: recoveryCodes.userId });
  return used.length === 1;
}

/** Bound to the person, so that a row copied to another opens nothing. */
function hashOf(tx: Tx, userId: string, code: string): Buffer {
  return keyedHash(tx.keys, "recovery-code", `${userId}/${readSecretText(code)}`);
}
