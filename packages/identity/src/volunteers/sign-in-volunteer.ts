import { volunteerCodes, volunteers, volunteerSessions } from "@bursar/database/accounts";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type Tx } from "@bursar/database/connection";
import { cleanText } from "@bursar/domain/identity";
import { and, eq, sql } from "drizzle-orm";
import type { IdentityDeps } from "../deps.ts";
import { isoInstant } from "../instants/iso-instant.ts";
import { addressHash, claimAttempt, releaseAttempt } from "../limits/attempts.ts";
import type { Limit } from "../limits/seconds-to-wait.ts";
import { tooManyAttempts } from "../limits/too-many-attempts.ts";
import { newToken, SESSION_HOURS, tokenHash } from "../sessions/session-token.ts";
import { codeHash } from "./issue-volunteer-code.ts";
import { takeUse } from "./volunteer-code-rows.ts";
import { wrongDailyCode } from "./volunteer-refusals.ts";
import { VOLUNTEER_TOKEN_PREFIX } from "./find-volunteer.ts";

/** Wrong codes from one address: forty random bits stand behind a code. */
const PER_ADDRESS: Limit = { count: 20, windowSeconds: 3600 };

export interface VolunteerSignIn {
  /** As the person is called; what they do is on record under an id of this sign-in alone. */
  readonly name: string;
  readonly code: string;
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent?: string | undefined;
}

export interface VolunteerSignedIn {
  /** To be sent as `Authorization: Bearer …`; stored nowhere here. */
  readonly token: string;
  /** Instant, ISO, UTC: twelve hours from now, and never past the end of the day. */
  readonly expiresAt: string;
  /** The name given, numbered where somebody came in under it before. */
  readonly displayName: string;
  readonly centreId: string;
}

/**
 * Signs a volunteer in with today's code, which also says at which centre.
 *
 * @throws Refusal `auth.wrong-daily-code` (401), `auth.too-many-attempts` (429).
 */
export async function signInVolunteer(
  { db }: IdentityDeps,
  given: VolunteerSignIn,
): Promise<VolunteerSignedIn> {
  const hash = addressHash(db, "volunteer", given.ip);
  const attempt = await claimAttempt(db, [{ hash, limit: PER_ADDRESS, refuse: tooManyAttempts }]);
  const [code] = await db.orm
    .select({ id: volunteerCodes.id, centreId: volunteerCodes.centreId })
    .from(volunteerCodes)
    .where(eq(volunteerCodes.codeHash, codeHash(db, given.code)));
  if (code === undefined) throw wrongDailyCode();
  const { centreId } = code;
  const { ip, requestId } = given;
  const actor = { id: "volunteer-sign-in", kind: "system" };
  const context = { actor, centreId, requestId, origin: { ip } };
  const signedIn = await withTransaction(db, context, (tx) => startSession(tx, code.id, given));
  await releaseAttempt(db, attempt);
  return { ...signedIn, centreId };
}

async function startSession(
  tx: Tx,
  codeId: string,
  given: VolunteerSignIn,
): Promise<Omit<VolunteerSignedIn, "centreId">> {
  const taken = await takeUse(tx, codeId, await businessDate(tx));
  if (taken === undefined) throw wrongDailyCode();
  const name = await freeName(tx, codeId, cleanText(given.name));
  const volunteerId = newId("vol");
  await tx.orm.insert(volunteers).values({ centreId: tx.centreId, id: volunteerId, codeId, name });
  const token = newToken();
  const id = newId("ses");
  const [row] = await tx.orm
    .insert(volunteerSessions)
    .values({
      id,
      centreId: tx.centreId,
      volunteerId,
      ip: given.ip,
      tokenHash: tokenHash(token) ?? Buffer.alloc(0),
      userAgent: given.userAgent?.slice(0, 300) ?? null,
      expiresAt: sql`least(now() + ${SESSION_HOURS} * interval '1 hour', ${taken.expiresAt}::timestamptz)`,
    })
    .returning({ expiresAt: volunteerSessions.expiresAt });
  if (row === undefined) throw new Error("the session was not stored");
  const actor = { id: volunteerId, kind: "volunteer" };
  const own = { ...tx, context: { ...tx.context, actor } };
  await recordAudit(own, { action: "volunteer.signed-in", subjectId: id, after: { codeId } });
  const expiresAt = isoInstant(row.expiresAt);
  return { token: `${VOLUNTEER_TOKEN_PREFIX}${token}`, expiresAt, displayName: name };
}

/**
 * The name, or the name with a number where somebody has signed in under it. A name proves nobody:
 * each sign-in is a person of its own, whose drafts and sessions no later one gets at. The code's
 * row is locked since its use was counted, so two at a time do not get the same number.
 */
async function freeName(tx: Tx, codeId: string, name: string): Promise<string> {
  const rows = await tx.orm
    .select({ name: volunteers.name })
    .from(volunteers)
    .where(and(eq(volunteers.centreId, tx.centreId), eq(volunteers.codeId, codeId)));
  const taken = new Set(rows.map((row) => row.name));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}（${number}）`;
  return free;
}
