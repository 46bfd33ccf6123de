import { graduateCodeRequests } from "@bursar/database/accounts";
import { keyedHash, newId, type Database } from "@bursar/database/connection";
import { Refusal } from "@bursar/domain/refusal";
import { sql } from "drizzle-orm";
import { secondsToWait, type AttemptLog, type Limit } from "../limits/seconds-to-wait.ts";
import { addressOf } from "../limits/address-of.ts";

const PER_ID_NUMBER: readonly Limit[] = [
  { count: 1, windowSeconds: 60 },
  { count: 5, windowSeconds: 24 * 3600 },
];
const PER_ADDRESS: readonly Limit[] = [{ count: 20, windowSeconds: 3600 }];
const LOG: AttemptLog = {
  table: graduateCodeRequests,
  subjectHash: graduateCodeRequests.subjectHash,
  at: graduateCodeRequests.requestedAt,
};

/**
 * Counts a request for a code, before anybody has looked whether the number is known: the refusal
 * says nothing about that. Requests of one number, and of one address, are counted one after
 * another, so of several at once exactly as many pass as the limit has room for.
 *
 * @throws Refusal `auth.too-many-codes` (429, `data.retryAfterSeconds`).
 */
export async function claimCodeRequest(
  database: Database,
  asked: { idNumberHash: Buffer; ip: string },
): Promise<void> {
  const address = keyedHash(database.keys, "address", addressOf(asked.ip));
  const subjects = [
    { subjectHash: asked.idNumberHash, limits: PER_ID_NUMBER },
    { subjectHash: address, limits: PER_ADDRESS },
  ];
  await database.orm.transaction(async (orm) => {
    // Always the number first, so that two requests never wait for each other.
    for (const { subjectHash } of subjects) {
      const key = subjectHash.readBigInt64BE().toString();
      await orm.execute(sql`select pg_advisory_xact_lock(${key}::bigint)`);
    }
    const waits: number[] = [];
    for (const { subjectHash, limits } of subjects) {
      for (const limit of limits) {
        const wait = await secondsToWait(orm, LOG, { subjectHash, limit });
        if (wait !== undefined) waits.push(wait);
      }
    }
    if (waits.length > 0) throw tooManyCodes(Math.max(...waits));
    // An id of ours: with the client's request id, a client that repeats it would count once.
    const requestId = newId("req");
    await orm
      .insert(graduateCodeRequests)
      .values(subjects.map(({ subjectHash }) => ({ subjectHash, requestId })));
  });
}

function tooManyCodes(retryAfterSeconds: number): Refusal {
  const { zh, en } = duration(retryAfterSeconds);
  return new Refusal("auth.too-many-codes", {
    zh: `验证码请求过于频繁。请在 ${zh} 后再试。`,
    en: `Too many codes were asked for. Try again in ${en}.`,
    status: 429,
    data: { retryAfterSeconds },
  });
}

function duration(seconds: number): { zh: string; en: string } {
  if (seconds <= 60) return { zh: `${seconds} 秒`, en: `${seconds} seconds` };
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 60) return { zh: `${minutes} 分钟`, en: `${minutes} minutes` };
  const hours = Math.ceil(minutes / 60);
  return { zh: `${hours} 小时`, en: `${hours} hours` };
}
