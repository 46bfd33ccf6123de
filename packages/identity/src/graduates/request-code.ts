import { setTimeout as sleep } from "node:timers/promises";
import { keyedHash, type Database } from "@bursar/database/connection";
import { maskPhone, normaliseResidentId, readResidentId } from "@bursar/domain/identity";
import { Refusal } from "@bursar/domain/refusal";
import { claimCodeRequest } from "./claim-code-request.ts";
import { CODE_SECONDS, newCode, saveCode } from "./codes.ts";
import { findReachableBorrower } from "./find-reachable-borrower.ts";

/** A code on its way to the phone on file. */
export interface SentCode {
  readonly centreId: string;
  readonly borrowerId: string;
  readonly phone: string;
  readonly code: string;
  readonly maskedPhone: string;
}

export interface CodeRequest {
  readonly idNumber: string;
  readonly ip: string;
  readonly requestId: string;
}

/** The same for every number, known or not. */
export interface CodeAnswer {
  readonly text: { readonly zh: string; readonly en: string };
  readonly validSeconds: number;
  readonly resendAfterSeconds: number;
}

const ANSWER: CodeAnswer = {
  text: {
    zh: "如果该证件号码在我们这里有贷款，且登记的手机号已确认（新换的号码要等几天），验证码会发到该手机。几分钟内没有收到，请带身份证到县级资助中心核对手机号。",
    en: "If there is a loan under this ID number and the phone on file is confirmed (a new one waits some days), a code is on its way to it. If none comes within a few minutes, take your ID card to the county centre and have the phone number checked.",
  },
  validSeconds: CODE_SECONDS,
  resendAfterSeconds: 60,
};

export interface RequestCodeDeps {
  readonly database: Database;
  readonly sendCode: (sent: SentCode) => Promise<void>;
  /** Milliseconds after which every answer comes, whatever there was to do. */
  readonly answerAfterMs: number;
  /** Keeps work that the answer does not wait for. */
  readonly keepRunning: (work: Promise<void>) => void;
}

/**
 * Asks for a code. The answer comes after the same time and says the same, whether the number is
 * known or not, whether the phone can be used, and even when sending fails: so it does not wait
 * for the look-up and the sending, which go on by themselves when they take longer.
 *
 * @throws Refusal `auth.invalid-id-number` (422), which the number itself shows, without a look-up;
 * `auth.too-many-codes` (429, `data.retryAfterSeconds`).
 */
export async function requestCode(
  deps: RequestCodeDeps,
  request: CodeRequest,
): Promise<CodeAnswer> {
  const { database } = deps;
  const answerAt = performance.now() + deps.answerAfterMs;
  const idNumber = normaliseResidentId(request.idNumber);
  if (readResidentId(idNumber).kind === "invalid") throw invalidIdNumber();
  const idNumberHash = keyedHash(database.keys, "id-number", idNumber);
  await claimCodeRequest(database, { idNumberHash, ip: request.ip });
  deps.keepRunning(sendTo(deps, { idNumberHash, requestId: request.requestId }));
  // A timer may be a fraction of a millisecond early.
  await sleep(Math.max(0, Math.ceil(answerAt - performance.now()) + 1));
  return ANSWER;
}

async function sendTo(
  deps: RequestCodeDeps,
  asked: { idNumberHash: Buffer; requestId: string },
): Promise<void> {
  const borrower = await findReachableBorrower(deps.database, asked);
  const code = newCode();
  await saveCode(deps.database, asked.idNumberHash, borrower === undefined ? undefined : code);
  if (borrower === undefined) return;
  const { centreId, borrowerId, phone } = borrower;
  await deps.sendCode({ centreId, borrowerId, phone, code, maskedPhone: maskPhone(phone) });
}

function invalidIdNumber(): Refusal {
  return new Refusal("auth.invalid-id-number", {
    zh: "身份证号码有误。请对照身份证重新输入 18 位号码。",
    en: "This is not a valid ID number. Type the 18 characters again as they stand on the card.",
    status: 422,
    pointer: "/idNumber",
  });
}
