import { Refusal, type Sentence } from "@bursar/api-schema/problems";
import type { Request } from "express";
import { ANONYMOUS, type RequestContext, type SignedIn } from "./request-context.ts";

/** Finds out who sends a request; undefined when nobody is signed in. */
export type Authenticate = (request: Request) => Promise<SignedIn | undefined>;

/** Somebody who sent a request a moment ago, and the question whether that still holds. */
export interface Recalled {
  readonly signedIn: SignedIn;
  /** Lets the question travel with the first read under this context. */
  rideWith(context: RequestContext): void;
  /** Nothing that was read as this person may leave the process before this is true. */
  stillStands(): Promise<boolean>;
}

/** Who probably sends a request, without asking; undefined when nobody is remembered. */
export type Recall = (request: Request) => Recalled | undefined;

/** Who can grant a permission, as the end of the sentence "… ask". */
export type NameGrantor = (permission: string) => Sentence;

export interface Gatekeeper {
  readonly authenticate: Authenticate;
  readonly recall?: Recall | undefined;
  readonly grantor?: NameGrantor | undefined;
}

/**
 * Lets the request through to a route, or not. On a public route nobody is turned away.
 *
 * @throws Refusal `auth.required` (401), `auth.forbidden`, `auth.password-change-due` or
 * `auth.second-factor-due` (403).
 */
export async function authorize(
  permission: string,
  request: Request,
  gatekeeper: Gatekeeper,
): Promise<SignedIn> {
  const signedIn = await gatekeeper.authenticate(request);
  if (permission === "public") return signedIn ?? ANONYMOUS;
  if (!signedIn) throw signInFirst();
  if (permission === "signed-in" || signedIn.permissions.has(permission)) return signedIn;
  if (signedIn.pending === "password-change") throw passwordChangeDue();
  if (signedIn.pending === "second-factor") throw secondFactorDue();
  throw forbidden(permission, (gatekeeper.grantor ?? administrator)(permission));
}

function administrator(): Sentence {
  return { zh: "本中心的管理员", en: "your centre's administrator" };
}

function signInFirst(): Refusal {
  return new Refusal("auth.required", {
    zh: "请先登录；登录已过期的请重新登录。",
    en: "Sign in first; sign in again if the session has ended.",
    status: 401,
  });
}

function passwordChangeDue(): Refusal {
  return new Refusal("auth.password-change-due", {
    zh: "现在用的是初始密码。请先改成自己的密码，再办理业务。",
    en: "You are signed in with an initial password. Choose your own first.",
    status: 403,
  });
}

function secondFactorDue(): Refusal {
  return new Refusal("auth.second-factor-due", {
    zh: "本中心要求动态码登录。请先绑定验证器应用，再办理业务。",
    en: "Your centre asks for a second factor. Enrol an authenticator app first.",
    status: 403,
  });
}

function forbidden(permission: string, grantor: Sentence): Refusal {
  return new Refusal("auth.forbidden", {
    zh: `这项操作需要权限 ${permission}，请联系${grantor.zh}开通。`,
    en: `This needs the permission ${permission}; ask ${grantor.en} to grant it.`,
    status: 403,
    data: { permission },
  });
}
