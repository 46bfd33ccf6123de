import { signInFailures } from "@bursar/database/accounts";
import { keyedHash, newId, type Database } from "@bursar/database/connection";
import type { Refusal } from "@bursar/domain/refusal";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { addressOf } from "./address-of.ts";
import { secondsToWait, type AttemptLog, type Limit } from "./seconds-to-wait.ts";

/** Whose attempts are counted, how many there may be, and what one too many is told. */
export interface Subject {
  readonly hash: Buffer;
  readonly limit: Limit;
  readonly refuse: (retryAfterSeconds: number) => Refusal;
}

/** One attempt, written down as failed until it has succeeded. */
export interface Attempt {
  readonly id: string;
  readonly subjects: readonly Subject[];
}

const LOG: AttemptLog = {
  table: signInFailures,
  subjectHash: signInFailures.subjectHash,
  at: signInFailures.failedAt,
};
/** Longer than any limit's window. */
const KEPT_SECONDS = 3600;

/**
 * Counts an attempt as a failure before it is checked. Of any number of attempts at once, in any
 * number of processes, no more get past than the limit says: each is written down before it counts
 * the others, so the last to count sees all the rest. An attempt that is turned away is not
 * counted, so what is locked does open again.
 *
 * @throws the refusal of the first subject that has had too many.
 */
export async function claimAttempt(
  database: Database,
  subjects: readonly Subject[],
): Promise<Attempt> {
  const attempt = { id: newId("try"), subjects };
  if (subjects.length === 0) return attempt;
  const { orm } = database;
  const past = sql`now() - ${KEPT_SECONDS} * interval '1 second'`;
  await orm.delete(signInFailures).where(lt(signInFailures.failedAt, past));
  await orm
    .insert(signInFailures)
    .values(subjects.map(({ hash }) => ({ subjectHash: hash, attemptId: attempt.id })));
  const own = eq(signInFailures.attemptId, attempt.id);
  for (const { hash: subjectHash, limit, refuse } of subjects) {
    const wait = await secondsToWait(orm, LOG, { subjectHash, limit, but: own });
    if (wait === undefined) continue;
    await releaseAttempt(database, attempt);
    throw refuse(wait);
  }
  return attempt;
}

/** Takes this one attempt back: it did not fail. */
export async function releaseAttempt(database: Database, attempt: Attempt): Promise<void> {
  const hashes = attempt.subjects.map(({ hash }) => hash);
  if (hashes.length === 0) return;
  await database.orm
    .delete(signInFailures)
    .where(
      and(inArray(signInFailures.subjectHash, hashes), eq(signInFailures.attemptId, attempt.id)),
    );
}

/** An address as a subject of one kind of attempt, such as `staff`. */
export function addressHash(database: Database, kind: string, ip: string | undefined): Buffer {
  return keyedHash(database.keys, `attempts-${kind}`, addressOf(ip ?? ""));
}
