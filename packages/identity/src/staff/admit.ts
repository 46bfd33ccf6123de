import type { Database } from "@bursar/database/connection";
import { useSecondFactor } from "../second-factors/use-second-factor.ts";
import { newToken } from "../sessions/session-token.ts";
import {
  passwordStale,
  secondFactorNeeded,
  wrongCredentials,
  wrongSecondFactor,
} from "./sign-in-refusals.ts";
import type { NewSession } from "./sign-in-library.ts";
import { storedToken, type StaffSession, type StaffSessions } from "./staff-sessions.ts";

/**
 * Shows who somebody is: stores a session of that person, made of what it is given, or gives false
 * when nobody is shown. A password is one way; single sign-on is another behind the same function,
 * and whatever way is taken, {@link admit} decides who comes in.
 */
export type ProveIdentity = (made: NewSession) => Promise<boolean>;

export interface Admittance {
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string | undefined;
}

export interface Admitted {
  readonly token: string;
  readonly session: StaffSession;
}

/**
 * Lets a person in who has shown who they are: works at a centre, and has the second factor where
 * there is one. The session that the proof has made ends when one of it is missing; its token has
 * not left this function until then.
 *
 * @throws Refusal `auth.wrong-credentials`, `auth.second-factor-needed`,
 * `auth.wrong-second-factor`, `auth.initial-password-expired` (all 401).
 */
export async function admit(
  deps: { readonly database: Database; readonly sessions: StaffSessions },
  prove: ProveIdentity,
  given: Admittance,
): Promise<Admitted> {
  const token = newToken();
  const { ip, userAgent, code } = given;
  const isProven = await prove({ tokenHash: storedToken(token) ?? "", ip, userAgent });
  if (!isProven) throw wrongCredentials();
  try {
    const session = await deps.sessions.find(token);
    if (session === undefined) throw wrongCredentials();
    if (session.isPasswordStale) throw passwordStale();
    if (session.hasSecondFactor) await requireSecondFactor(deps.database, session, code);
    return { token, session };
  } catch (error) {
    await deps.sessions.end(token);
    throw error;
  }
}

async function requireSecondFactor(
  database: Database,
  { actor }: StaffSession,
  code: string | undefined,
): Promise<void> {
  if (code === undefined || code === "") throw secondFactorNeeded();
  if (!(await useSecondFactor(database, { actor, code }))) throw wrongSecondFactor();
}
