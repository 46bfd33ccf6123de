import { requestIdOf } from "@bursar/http/server";
import { normaliseResidentId, readResidentId } from "@bursar/domain/identity";
import { Refusal } from "@bursar/domain/refusal";
import type { Request, Response, Router } from "express";
import { formText, sendPage, type PortalSetting } from "../portal-setting.ts";
import { openPending, PENDING_SECONDS, sealPending } from "./pending-sign-in.ts";
import { SignInPage } from "./sign-in.page.tsx";
import { signInWords } from "./sign-in.words.ts";
import { VerifyPage } from "./verify.page.tsx";

const SIGN_IN = "/sign-in";
const VERIFY = "/sign-in/verify";
const CODE = /^\d{6}$/;

/** ID number, code, out again: forms alone, each step answered by a redirect or by its own page. */
export function mountSignIn(router: Router, setting: PortalSetting): void {
  router.get(SIGN_IN, (request, response) => {
    const reason = request.query["reason"];
    const notice = reason === "expired" || reason === "signedOut" ? reason : undefined;
    sendPage(response, <SignInPage frame={setting.frameAt(SIGN_IN)} notice={notice} />);
  });
  // A page that answered the form stands at this address: reloading it starts over.
  router.get("/sign-in/code", (_request, response) => response.redirect(303, setting.paths.signIn));
  router.post("/sign-in/code", (request, response) => sendCode(setting, request, response));
  router.get(VERIFY, (request, response) => {
    const idNumber = pendingOf(setting, request);
    if (idNumber === undefined) response.redirect(303, setting.paths.signIn);
    else sendPage(response, <VerifyPage frame={setting.frameAt(VERIFY)} idNumber={idNumber} />);
  });
  router.post(VERIFY, (request, response) => verify(setting, request, response));
  router.post("/sign-out", (request, response) => signOut(setting, request, response));
}

async function sendCode(setting: PortalSetting, request: Request, response: Response) {
  const typed = formText(request, "idNumber");
  const idNumber = typed === "" ? (pendingOf(setting, request) ?? "") : normaliseResidentId(typed);
  const reading = readResidentId(idNumber);
  if (reading.kind === "invalid") {
    const error = signInWords[setting.language].wrongId[reading.reason];
    const frame = setting.frameAt(SIGN_IN);
    response.status(422);
    sendPage(response, <SignInPage frame={frame} idNumber={typed} error={error} />);
    return;
  }
  const nowMs = Date.now();
  setting.cookies.write(response, {
    name: "bursar_sign_in",
    value: sealPending(setting.deps.db.keys, idNumber, nowMs),
    expires: new Date(nowMs + PENDING_SECONDS * 1000),
  });
  try {
    const requestId = requestIdOf(response);
    await setting.graduates.requestCode({ idNumber, ip: request.ip ?? "", requestId });
  } catch (error) {
    // The code of a moment ago may still be on its way: the person can type it beside the refusal.
    sendRefusal(setting, response, { error, idNumber });
    return;
  }
  response.redirect(303, setting.paths.verify);
}

async function verify(setting: PortalSetting, request: Request, response: Response) {
  const idNumber = pendingOf(setting, request);
  if (idNumber === undefined) {
    response.redirect(303, `${setting.paths.signIn}?reason=expired`);
    return;
  }
  const code = formText(request, "code").normalize("NFKC").replaceAll(/\s/g, "");
  if (!CODE.test(code)) {
    const error = signInWords[setting.language].wrongCode;
    const frame = setting.frameAt(VERIFY);
    response.status(422);
    sendPage(response, <VerifyPage frame={frame} idNumber={idNumber} code={code} error={error} />);
    return;
  }
  try {
    const { token, expiresAt } = await setting.graduates.signIn({
      idNumber,
      code,
      ip: request.ip ?? "",
    });
    const expires = new Date(expiresAt);
    setting.cookies.write(response, { name: "bursar_graduate", value: token, expires });
  } catch (error) {
    sendRefusal(setting, response, { error, idNumber, code });
    return;
  }
  setting.cookies.clear(response, "bursar_sign_in");
  response.redirect(303, setting.paths.home);
}

async function signOut(setting: PortalSetting, request: Request, response: Response) {
  const token = setting.cookies.read(request, "bursar_graduate");
  setting.cookies.clear(response, "bursar_graduate");
  setting.cookies.clear(response, "bursar_sign_in");
  if (token !== undefined) await setting.graduates.signOut(token);
  response.redirect(303, `${setting.paths.signIn}?reason=signedOut`);
}

interface Refused {
  readonly error: unknown;
  readonly idNumber: string;
  readonly code?: string;
}

/** A refusal stands beside the code's field; a fault goes to the page for faults. */
function sendRefusal(setting: PortalSetting, response: Response, refused: Refused): void {
  const { error, idNumber, code = "" } = refused;
  if (!(error instanceof Refusal)) throw error;
  response.locals["problem"] = error.code;
  const text = error.text[setting.language];
  const frame = setting.frameAt(VERIFY);
  response.status(error.text.status ?? 422);
  sendPage(response, <VerifyPage frame={frame} idNumber={idNumber} code={code} error={text} />);
}

function pendingOf({ cookies, deps }: PortalSetting, request: Request): string | undefined {
  const sealed = cookies.read(request, "bursar_sign_in");
  return sealed === undefined ? undefined : openPending(deps.db.keys, sealed, Date.now());
}
