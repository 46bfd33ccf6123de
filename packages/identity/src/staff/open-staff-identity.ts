import { Refusal } from "@bursar/domain/refusal";
import { takeTurns } from "../limits/take-turns.ts";
import { newToken } from "../sessions/session-token.ts";
import { normaliseAccount } from "./account-name.ts";
import { claimAttempt, forgetFailures } from "./lock-out.ts";
import { openSignInLibrary, type StaffIdentityOptions } from "./sign-in-library.ts";
import { staffSessions, storedToken, type StaffActor } from "./staff-sessions.ts";

export interface StaffSignIn {
  readonly account: string;
  readonly password: string;
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
}

export interface StaffIdentity {
  /**
   * @throws Refusal `auth.wrong-credentials` (401), the same for an unknown account and after the
   * same work; `auth.locked` (429, `data.retryAfterSeconds`) after five wrong passwords in
   * fifteen minutes, for a right password too and for accounts that do not exist.
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
    const wait = await claimAttempt(database, account);
    if (wait !== undefined) throw locked(wait);
    const token = newToken();
    const right = await library.signIn({
      account,
      password: given.password,
      tokenHash: storedToken(token) ?? "",
      ip: given.ip,
      userAgent: given.userAgent,
    });
    const session = right ? await sessions.find(token) : undefined;
    if (session === undefined) {
      // A right password of somebody who works at no centre any more has made a session.
      if (right) await sessions.end(token);
      throw wrongCredentials();
    }
    await forgetFailures(database, account);
    const { displayName, centreId } = session.actor;
    return { token, expiresAt: session.expiresAt, displayName, centreId };
  }

  return {
    signIn: (given) => {
      const account = normaliseAccount(given.account);
      return inTurn(account, () => signIn(account, given));
    },
    signOut: (token) => sessions.end(token),
    authenticate: async (bearerToken) => (await sessions.find(bearerToken))?.actor,
    deleteExpired: () => sessions.deleteExpired(),
  };
}

function wrongCredentials(): Refusal {
  return new Refusal("auth.wrong-credentials", {
    zh: "账号或密码不对。请核对后再试；忘记密码请联系本中心的系统管理员。",
    en: "The account or the password is wrong. Check both and try again; if you forgot the password, ask your centre's administrator.",
    status: 401,
  });
}

function locked(retryAfterSeconds: number): Refusal {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new Refusal("auth.locked", {
    zh: `密码错误次数过多，账号暂时锁定。请在 ${minutes} 分钟后再试。`,
    en: `Too many wrong passwords: the account is locked for now. Try again in ${minutes} minutes.`,
    status: 429,
    data: { retryAfterSeconds },
  });
}
