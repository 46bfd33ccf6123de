import { graduateSessions } from "@bursar/database/accounts";
import { locate } from "@bursar/database/centres";
import type { Database } from "@bursar/database/connection";
import { and, eq, gt, sql } from "drizzle-orm";
import { permissionsOf, type Permission } from "../permissions/index.ts";
import { newToken, SESSION_HOURS, tokenHash } from "../sessions/session-token.ts";

/** A graduate who is signed in, and the centres that may have loans of this person. */
export interface GraduateActor {
  /** For the audit: names the person without saying who it is. */
  readonly id: string;
  readonly kind: "graduate";
  /** What `findBorrowerByHash` takes. */
  readonly idNumberHash: Buffer;
  /** At least one, in order of their ids. */
  readonly centreIds: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
}

export interface GraduateSignedIn {
  /** Stored nowhere here. */
  readonly token: string;
  /** Instant, ISO, UTC: twelve hours from now. */
  readonly expiresAt: string;
}

export async function startSession(
  database: Database,
  idNumberHash: Buffer,
): Promise<GraduateSignedIn> {
  const token = newToken();
  const [row] = await database.orm
    .insert(graduateSessions)
    .values({
      tokenHash: tokenHash(token) ?? Buffer.alloc(0),
      idNumberHash,
      expiresAt: sql`now() + ${SESSION_HOURS} * interval '1 hour'`,
    })
    .returning({
      expiresAt: sql<string>`to_char(${graduateSessions.expiresAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    });
  if (row === undefined) throw new Error("the session was not stored");
  return { token, expiresAt: row.expiresAt };
}

export async function findGraduate(
  database: Database,
  token: string,
): Promise<GraduateActor | undefined> {
  const hash = tokenHash(token);
  if (hash === undefined) return undefined;
  const [row] = await database.orm
    .select({ idNumberHash: graduateSessions.idNumberHash })
    .from(graduateSessions)
    .where(and(eq(graduateSessions.tokenHash, hash), gt(graduateSessions.expiresAt, sql`now()`)));
  if (row === undefined) return undefined;
  const { idNumberHash } = row;
  const centreIds = await locate(database, "id-number", idNumberHash);
  if (centreIds.length === 0) return undefined;
  const id = `graduate:${idNumberHash.subarray(0, 12).toString("hex")}`;
  return {
    id,
    kind: "graduate",
    idNumberHash,
    centreIds,
    permissions: permissionsOf(["graduate"]),
  };
}

export async function endSession(database: Database, token: string): Promise<void> {
  const hash = tokenHash(token);
  if (hash === undefined) return;
  await database.orm.delete(graduateSessions).where(eq(graduateSessions.tokenHash, hash));
}
