import { graduateCodeRequests, graduateCodes, graduateSessions } from "@bursar/database/accounts";
import { keyedHash, type Database } from "@bursar/database/connection";
import { normaliseResidentId } from "@bursar/domain/identity";
import { Refusal } from "@bursar/domain/refusal";
import { lt, sql } from "drizzle-orm";
import { addressHash, claimAttempt, releaseAttempt } from "../limits/attempts.ts";
import type { Limit } from "../limits/seconds-to-wait.ts";
import { tooManyAttempts } from "../limits/too-many-attempts.ts";
import { useCode } from "./codes.ts";
import {
  endSession,
  findGraduate,
  startSession,
  type GraduateActor,
  type GraduateSignedIn,
} from "./graduate-sessions.ts";
import { requestCode, type CodeAnswer, type CodeRequest, type SentCode } from "./request-code.ts";

export interface GraduateIdentityOptions {
  readonly database: Database;
  /** Hands the code to whatever delivers it. It may be slow or fail: the answer does not show. */
  readonly sendCode: (sent: SentCode) => Promise<void>;
  /** Told of a look-up or a sending that failed, which the asking person can't be. */
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds after which every answer to a request for a code comes; 350 when not given. */
  readonly answerAfterMs?: number;
}

export interface GraduateSignIn {
  readonly idNumber: string;
  readonly code: string;
  /** Whose wrong codes are counted beside those of the number; none are where it is not known. */
  readonly ip?: string | undefined;
}

/** Wrong codes from one address, whatever the numbers: a school's computer room sits behind one. */
const PER_ADDRESS: Limit = { count: 60, windowSeconds: 3600 };

export interface GraduateIdentity {
  /**
   * Sends a code to the phone on file; see {@link CodeAnswer}.
   *
   * @throws Refusal `auth.invalid-id-number` (422), `auth.too-many-codes` (429).
   */
  requestCode(request: CodeRequest): Promise<CodeAnswer>;
  /**
   * @throws Refusal `auth.wrong-code` (401): wrong, used, expired, or tried too often;
   * `auth.too-many-attempts` (429) for an address from which sixty codes in an hour were wrong.
   */
  signIn(given: GraduateSignIn): Promise<GraduateSignedIn>;
  signOut(token: string): Promise<void>;
  /** Who carries this token; undefined when nobody does any more. Two queries. */
  authenticate(token: string): Promise<GraduateActor | undefined>;
  /** Until every code that was asked for is sent or has failed; for a graceful stop. */
  settled(): Promise<void>;
  /** Removes what is of no use any more; to be called now and then. */
  deleteExpired(): Promise<void>;
}

/**
 * Sign-in of graduates by a code to the phone on file. Our own, because better-auth's phone plugin
 * keeps codes in clear, makes a phone unique over all centres and needs an account of each person.
 */
export function openGraduateIdentity(options: GraduateIdentityOptions): GraduateIdentity {
  const { database, sendCode, answerAfterMs = 350 } = options;
  const running = new Set<Promise<void>>();
  const keepRunning = (work: Promise<void>): void => {
    const kept = work.catch(options.onFailure).finally(() => running.delete(kept));
    running.add(kept);
  };
  return {
    requestCode: (request) =>
      requestCode({ database, sendCode, answerAfterMs, keepRunning }, request),
    signIn: (given) => signIn(database, given),
    signOut: (token) => endSession(database, token),
    authenticate: (token) => findGraduate(database, token),
    async settled() {
      await Promise.all(running);
    },
    deleteExpired: () => deleteExpired(database),
  };
}

async function signIn(database: Database, given: GraduateSignIn): Promise<GraduateSignedIn> {
  const { idNumber, code, ip } = given;
  const hash = addressHash(database, "graduate", ip);
  const subjects = ip === undefined ? [] : [{ hash, limit: PER_ADDRESS, refuse: tooManyAttempts }];
  const attempt = await claimAttempt(database, subjects);
  const idNumberHash = keyedHash(database.keys, "id-number", normaliseResidentId(idNumber));
  if (!(await useCode(database, idNumberHash, code))) throw wrongCode();
  await releaseAttempt(database, attempt);
  return startSession(database, idNumberHash);
}

async function deleteExpired({ orm }: Database): Promise<void> {
  await orm.delete(graduateCodes).where(lt(graduateCodes.expiresAt, sql`now()`));
  await orm.delete(graduateSessions).where(lt(graduateSessions.expiresAt, sql`now()`));
  const dayAgo = sql`now() - interval '24 hours'`;
  await orm.delete(graduateCodeRequests).where(lt(graduateCodeRequests.requestedAt, dayAgo));
}

function wrongCode(): Refusal {
  return new Refusal("auth.wrong-code", {
    zh: "验证码不对或已失效。请核对短信；验证码 5 分钟内有效，最多可试 5 次，过后请重新获取。",
    en: "The code is wrong or no longer valid. Check the message; a code works for 5 minutes and 5 tries, then ask for a new one.",
    status: 401,
  });
}
