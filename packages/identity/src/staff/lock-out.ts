import { signInFailures } from "@bursar/database/accounts";
import { keyedHash, newId, type Database } from "@bursar/database/connection";
import { and, eq, lt, sql } from "drizzle-orm";
import { secondsToWait, type AttemptLog, type Limit } from "../limits/seconds-to-wait.ts";

/** Wrong passwords an account may have before it has to wait. */
const LIMIT: Limit = { count: 5, windowSeconds: 15 * 60 };
const LOG: AttemptLog = {
  table: signInFailures,
  subjectHash: signInFailures.subjectHash,
  at: signInFailures.failedAt,
};

/**
 * Counts an attempt as a failure before its password is checked; seconds to wait when there were
 * too many. Of any number of attempts at once, in any number of processes, at most five get past:
 * each is written down before it counts the others, so the last to count sees all the rest. An
 * attempt that is turned away is not counted, so a locked account does open again.
 */
export async function claimAttempt(
  database: Database,
  account: string,
): Promise<number | undefined> {
  const subjectHash = subjectOf(database, account);
  const attemptId = newId("try");
  const { orm } = database;
  const past = sql`now() - ${LIMIT.windowSeconds} * interval '1 second'`;
  await orm.delete(signInFailures).where(lt(signInFailures.failedAt, past));
  await orm.insert(signInFailures).values({ subjectHash, attemptId });
  const own = eq(signInFailures.attemptId, attemptId);
  const wait = await secondsToWait(orm, LOG, { subjectHash, limit: LIMIT, but: own });
  if (wait !== undefined) {
    await orm.delete(signInFailures).where(and(eq(signInFailures.subjectHash, subjectHash), own));
  }
  return wait;
}

/** A right password ends the count. */
export async function forgetFailures(database: Database, account: string): Promise<void> {
  const subjectHash = subjectOf(database, account);
  await database.orm.delete(signInFailures).where(eq(signInFailures.subjectHash, subjectHash));
}

/** Hashed, because people type passwords where the account belongs. */
function subjectOf(database: Database, account: string): Buffer {
  return keyedHash(database.keys, "staff-account", account);
}
