import { readFileSync } from "node:fs";
import { Refusal } from "@bursar/domain/refusal";
import { languageOf } from "@bursar/http/problems";
import { receiveUpload } from "@bursar/http/routes";
import { requestIdOf } from "@bursar/http/server";
import {
  beginUploadByLink,
  PHOTO_MAX_BYTES,
  showUploadLink,
  uploadByLink,
  type DocumentDeps,
  type LinkRequest,
  type ShownUploadLink,
} from "@bursar/servicing/documents";
import { Router, type Request, type Response } from "express";
import { PHOTO_KINDS, uploadPage } from "./upload.page.ts";

const stylesheet = readFileSync(new URL("./upload.css", import.meta.url), "utf8");

/**
 * The page behind a phone's QR code, `/upload?link=…`. Whoever holds the link may add photos to
 * its case and learns nothing of it. To be mounted at the root, before any parser of bodies.
 */
export function uploadRouter({ deps }: { deps: DocumentDeps }): Router {
  const router = Router();
  router.get("/upload.css", (_request, response) => {
    response.set("Cache-Control", "public, max-age=3600").type("css").send(stylesheet);
  });
  router.get("/upload", (request, response) => answer(deps, { request, response }));
  router.post("/upload", async (request, response) => {
    const exchange = { request, response };
    const refusal = await refusalOf(async () => {
      const link = linkRequestOf(exchange);
      await beginUploadByLink(deps, link);
      await keepPhoto(deps, request, link);
    });
    // What was not read of a file that is too large; a browser shows no answer before it is sent.
    request.resume();
    await answer(deps, exchange, { refusal, done: refusal === null });
  });
  return router;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

interface Outcome {
  readonly refusal: Refusal | null;
  readonly done: boolean;
}

async function keepPhoto(deps: DocumentDeps, request: Request, link: LinkRequest): Promise<void> {
  const upload = await receiveUpload(request, { maxBytes: PHOTO_MAX_BYTES, accepts: [] });
  try {
    const { file, fields } = upload;
    const kind = PHOTO_KINDS.find((known) => known === fields["kind"]) ?? "other";
    await uploadByLink(deps, { ...link, file, kind });
  } finally {
    await upload.remove();
  }
}

function linkRequestOf({ request, response }: Exchange): LinkRequest {
  const token = request.query["link"];
  return {
    token: typeof token === "string" ? token : "",
    requestId: requestIdOf(response),
    ip: request.ip ?? "",
  };
}

/** What was refused, or null; anything else thrown is a bug and goes on. */
async function refusalOf(work: () => Promise<void>): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The page as it stands after what was done, in the language of the phone. */
async function answer(
  deps: DocumentDeps,
  exchange: Exchange,
  outcome: Outcome = { refusal: null, done: false },
): Promise<void> {
  const { request, response } = exchange;
  let { refusal } = outcome;
  let link: ShownUploadLink | null = null;
  const failed = await refusalOf(async () => {
    link = await showUploadLink(deps, linkRequestOf(exchange));
  });
  refusal ??= failed;
  const language = languageOf(request);
  response.status(refusal === null ? 200 : (refusal.text.status ?? 422));
  if (refusal !== null) response.locals["problem"] = refusal.code;
  response.set({ "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" });
  response.vary("Accept-Language").type("html");
  response.send(
    uploadPage({ language, link, done: outcome.done, problem: refusal?.text[language] ?? null }),
  );
}
