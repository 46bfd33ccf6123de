import { Refusal } from "@bursar/domain/refusal";
import { releaseAttempt } from "../limits/attempts.ts";
import { takeTurns } from "../limits/take-turns.ts";
import { normaliseAccount } from "./account-name.ts";
import { admit } from "./admit.ts";
import { claimSignIn, forgetFailures } from "./lock-out.ts";
import { openSignInLibrary, type StaffIdentityOptions } from "./sign-in-library.ts";
import { deleteExpiredVolunteerSessions } from "../volunteers/find-volunteer.ts";
import { staffSessions, type Pending, type StaffActor } from "./staff-sessions.ts";

export interface StaffSignIn {
  readonly account: string;
  readonly password: string;
  /** Six digits of the authenticator app or a recovery code, for those who have a second factor. */
  readonly code?: string | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
}

export interface StaffSignedIn {
  /** To be sent as `Authorization: Bearer …`; stored nowhere here. */
  readonly token: string;
  /** Instant, ISO, UTC: twelve hours from now. */
  readonly expiresAt: string;
  readonly displayName: string;
  readonly centreId: string;
  /** What has to be done before anything else is allowed. */
  readonly pending: Pending | null;
}

export interface StaffIdentity {
  /**
   * Two steps where the person has a second factor: without `code` a right password is answered by
   * `auth.second-factor-needed` (401), and the same call with the code signs in.
   *
   * @throws Refusal `auth.wrong-credentials` (401), the same for an unknown account and after the
   * same work; `auth.wrong-second-factor` (401); `auth.initial-password-expired` (401);
   * `auth.locked` (429, `data.retryAfterSeconds`) after five wrong passwords or codes in fifteen
   * minutes, for a right password too and for accounts that do not exist;
   * `auth.too-many-attempts` (429) for an address.
   */
  signIn(given: StaffSignIn): Promise<StaffSignedIn>;
  signOut(token: string): Promise<void>;
  /** Who carries this token; undefined when nobody does any more. One query, 0.3 ms. */
  authenticate(bearerToken: string): Promise<StaffActor | undefined>;
  /** Removes sessions that have ended; to be called now and then. */
  deleteExpired(): Promise<void>;
}

/** Opens sign-in for staff. Nothing connects before the first call. */
export function openStaffIdentity(options: StaffIdentityOptions): StaffIdentity {
  const { database } = options;
  const library = openSignInLibrary(options);
  const sessions = staffSessions(database);
  // One attempt of an account at a time in this process. Attempts that are under way count as
  // failures, so without this six right sign-ins at the same instant would lock an account.
  const inTurn = takeTurns();

  async function signIn(account: string, given: StaffSignIn): Promise<StaffSignedIn> {
    const { password, ip, userAgent, code } = given;
    const attempt = await claimSignIn(database, { account, ip });
    const { token, session } = await admit(
      { database, sessions },
      (made) => library.signIn({ ...made, account, password }),
      { ip, userAgent, code },
    ).catch(async (error: unknown) => {
      // The first of two steps has not failed; nor has it succeeded, so the count goes on.
      if (isFirstStep(error)) await releaseAttempt(database, attempt);
      throw error;
    });
    await forgetFailures(database, account);
    await releaseAttempt(database, attempt);
    const { displayName, centreId, pending = null } = session.actor;
    return { token, expiresAt: session.expiresAt, displayName, centreId, pending };
  }

  return {
    signIn: (given) => {
      const account = normaliseAccount(given.account);
      return inTurn(account, () => signIn(account, given));
    },
    signOut: (token) => sessions.end(token),
    authenticate: async (bearerToken) => (await sessions.find(bearerToken))?.actor,
    async deleteExpired() {
      await sessions.deleteExpired();
      await deleteExpiredVolunteerSessions(database);
    },
  };
}

function isFirstStep(error: unknown): boolean {
  return error instanceof Refusal && error.code === "auth.second-factor-needed";
}
