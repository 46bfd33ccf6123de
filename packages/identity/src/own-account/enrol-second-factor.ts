import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import { cleanCode } from "@bursar/domain/identity";
import { Refusal } from "@bursar/domain/refusal";
import type { Asked, IdentityDeps } from "../deps.ts";
import { newRecoveryCodes, saveRecoveryCodes } from "../second-factors/recovery-codes.ts";
import { findSecondFactor, saveSecret, useStep } from "../second-factors/second-factor-rows.ts";
import { enrolmentUri, newSecret, stepOf } from "../second-factors/totp.ts";
import { endSessionsOf } from "../sessions/session-rows.ts";
import { accountsOnly, checkOwnPassword } from "./check-own-password.ts";

export interface Enrolment {
  /** Base 32, for typing; shown once. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly uri: string;
}

/**
 * Gives a new secret for an authenticator app. It is of use once {@link confirmSecondFactor} has
 * seen a code of it; asking again replaces it until then.
 *
 * @throws Refusal `second-factor.already-enrolled`, `staff.wrong-password`, `staff.accounts-only`,
 * `auth.locked`.
 */
export async function enrolSecondFactor(
  deps: IdentityDeps,
  { context, password }: Asked & { readonly password: string },
): Promise<Enrolment> {
  const account = await checkOwnPassword(deps.db, context, password);
  const secret = newSecret();
  const { id } = context.actor;
  await withTransaction(deps.db, context, async (tx) => {
    if ((await findSecondFactor(tx, id))?.isConfirmed === true) throw alreadyEnrolled();
    await saveSecret(tx, id, secret);
    await recordAudit(tx, { action: "account.second-factor-begun", subjectId: id });
  });
  return { secret, uri: enrolmentUri(account, secret) };
}

export interface ConfirmSecondFactor extends Asked {
  /** The session that asks; every other one ends. */
  readonly sessionId: string;
  readonly code: string;
}

/**
 * Takes a first code of the app; from now on every sign-in asks for one.
 *
 * @returns ten recovery codes, shown once: none when the request was answered before.
 * @throws Refusal `second-factor.not-begun`, `second-factor.already-enrolled`,
 * `second-factor.wrong-code`, `staff.accounts-only`.
 */
export async function confirmSecondFactor(
  deps: IdentityDeps,
  { context, sessionId, code }: ConfirmSecondFactor,
): Promise<readonly string[]> {
  const { id, kind } = context.actor;
  if (kind !== "staff") throw accountsOnly();
  const codes = newRecoveryCodes();
  await withTransaction(deps.db, context, async (tx) => {
    const factor = await findSecondFactor(tx, id);
    if (factor === undefined) throw notBegun();
    if (factor.isConfirmed) throw alreadyEnrolled();
    const step = stepOf(factor.secret, cleanCode(code).replaceAll(/\s/g, ""), Date.now());
    if (step === undefined) throw wrongCode();
    await useStep(tx, id, { step, confirm: true });
    await saveRecoveryCodes(tx, id, codes);
    await endSessionsOf(tx, id, sessionId);
    await recordAudit(tx, { action: "account.second-factor-enrolled", subjectId: id });
  });
  return context.replayed === true ? [] : codes;
}

function alreadyEnrolled(): Refusal {
  return new Refusal("second-factor.already-enrolled", {
    zh: "已经绑定了验证器应用。换手机请先由本中心主任解除绑定。",
    en: "An authenticator app is enrolled already. For another phone, have your supervisor reset it first.",
    status: 409,
  });
}

function notBegun(): Refusal {
  return new Refusal("second-factor.not-begun", {
    zh: "还没有开始绑定。请先取得二维码，用应用扫描后再输入动态码。",
    en: "Nothing was begun. Ask for the QR code first, scan it, then type the app's code.",
    status: 409,
  });
}

function wrongCode(): Refusal {
  return new Refusal("second-factor.wrong-code", {
    zh: "动态码不对。请输入应用现在显示的 6 位数字；手机时间应与网络同步。",
    en: "The code is wrong. Type the 6 digits that the app shows now; the phone's clock must be right.",
    status: 422,
    pointer: "/code",
  });
}
