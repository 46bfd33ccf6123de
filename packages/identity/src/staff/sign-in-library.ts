import { AsyncLocalStorage } from "node:async_hooks";
import { account, session, user, verification } from "@bursar/database/accounts";
import { newId, type Database } from "@bursar/database/connection";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { username } from "better-auth/plugins/username";
import { SESSION_HOURS } from "../sessions/session-token.ts";
import { isAccount, normaliseAccount } from "./account-name.ts";
import {
  hashPassword,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
  verifyPassword,
} from "./password.ts";

export interface StaffIdentityOptions {
  readonly database: Database;
  /** At least 32 random characters; the library signs with it what it would put in cookies. */
  readonly secret: string;
  /** Where people reach the product, such as `https://loans.example.gov.cn`. */
  readonly baseUrl: string;
}

/** What the session to be made is to carry. */
export interface NewSession {
  readonly tokenHash: string;
  readonly ip: string | undefined;
  readonly userAgent: string | undefined;
}

export interface PasswordSignIn extends NewSession {
  readonly account: string;
  readonly password: string;
}

export interface SignInLibrary {
  /** Makes a session when the password is right; false when it or the account is wrong. */
  signIn(given: PasswordSignIn): Promise<boolean>;
}

/**
 * better-auth with passwords alone, called in process: its HTTP handler is never mounted, so that
 * every request passes our own routes, limits and error texts.
 *
 * The library stores session tokens in clear and relies on the signature in its cookie. Here a
 * hook replaces the token by the hash of one of ours before it is stored, so that a copy of the
 * database signs nobody in, not even together with `secret`. That is also why its bearer plugin
 * is not used: it would take the stored value for the token.
 */
export function openSignInLibrary(options: StaffIdentityOptions): SignInLibrary {
  const issuing = new AsyncLocalStorage<NewSession>();
  const auth = betterAuth({
    appName: "bursar",
    baseURL: options.baseUrl,
    secret: options.secret,
    database: drizzleAdapter(options.database.orm, {
      provider: "pg",
      schema: { account, session, user, verification },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true },
    databaseHooks: { session: { create: { before: stampSession(issuing) } } },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 40,
        usernameNormalization: normaliseAccount,
        usernameValidator: isAccount,
      }),
    ],
    advanced: {
      database: { generateId: ({ model }) => newId(model === "session" ? "ses" : "auth") },
    },
    // Ours counts by account in the database; the library's would count in memory by address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Below "error" it writes a line for every wrong password.
    logger: { level: "error" },
  });
  return {
    signIn: ({ account: name, password, ...made }) =>
      issuing.run(made, async () => {
        try {
          await auth.api.signInUsername({ body: { username: name, password } });
          return true;
        } catch (error) {
          if (error instanceof APIError && error.statusCode < 500) return false;
          throw error;
        }
      }),
  };
}

function stampSession(issuing: AsyncLocalStorage<NewSession>) {
  return (drafted: Record<string, unknown>) => {
    const made = issuing.getStore();
    if (made === undefined) throw new Error("a session is made by a sign-in of ours alone");
    return Promise.resolve({
      data: {
        ...drafted,
        token: made.tokenHash,
        ipAddress: made.ip ?? null,
        userAgent: made.userAgent?.slice(0, 300) ?? null,
      },
    });
  };
}
