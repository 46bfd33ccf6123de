import { Refusal } from "@bursar/api-schema/problems";
import { EventStream, FileContent } from "@bursar/api-schema/wire";
import type { Request, Response } from "express";
import { catalogued } from "../problems/as-refusal.ts";
import type { CountActor } from "../server/rate-limit.ts";
import type { Language } from "../problems/language.ts";
import { authorize, type Gatekeeper, type Recalled } from "./authorize.ts";
import type { AnyRoute } from "./define-route.ts";
import { claimOf, readIdempotencyKey } from "./idempotency.ts";
import { makeContext } from "./make-context.ts";
import { openCursor, withCursor } from "./page-cursor.ts";
import { readInput } from "./read-input.ts";
import { receiveUpload, type Upload } from "./receive-upload.ts";
import type { RequestContext, SignedIn } from "./request-context.ts";
import { sendEvents, untilGone } from "./send-events.ts";
import { sendFile } from "./send-file.ts";
import { packAnswer, sendJson } from "./send-json.ts";
import { sendPage } from "./send-page.ts";

/** What routes are served with. */
export interface Kit<Deps> extends Gatekeeper {
  readonly deps: Deps;
  readonly countActor?: CountActor | undefined;
}

/** A handler returned something else than its route's contract says: a bug, never the caller's. */
export class ContractError extends Error {
  constructor(route: string, places: string) {
    super(`${route} answered against its contract at ${places}`);
    this.name = "ContractError";
  }
}

/** Serves one request: who, key, file, content; then the handler; then the answer. */
export async function serveRoute<Deps>(
  route: AnyRoute<Deps>,
  kit: Kit<Deps>,
  exchange: { request: Request; response: Response },
): Promise<void> {
  if (route.readsOnce && (await serveRecalled(route, kit, exchange))) return;
  const { request } = exchange;
  const signedIn = await authorize(route.permission, request, {
    ...kit,
    authenticate: async () => {
      const actor = await kit.authenticate(request);
      if (actor !== undefined) await kit.countActor?.(actor.id, exchange);
      return actor;
    },
  });
  const key = readIdempotencyKey(route, request);
  const ifMatch = readIfMatch(route, request);
  requireJson(route, request);
  const upload = route.upload ? await receiveUpload(request, route.upload) : undefined;
  const received = { ...exchange, key, ifMatch, upload, signedIn };
  let outcome: Outcome;
  try {
    outcome = await runHandler(route, kit, received);
  } finally {
    // Before the answer: whoever has it may rely on the file being gone.
    await upload?.remove();
  }
  if (route.events === undefined) answer(route, exchange, outcome);
  else await sendEvents(exchange, EventStream.parse(outcome.value), route.events);
}

/**
 * Reads for somebody who is remembered and lets the same message ask whether that still holds.
 * False, and nothing is answered, when it doesn't: then the request is served from the start.
 */
async function serveRecalled<Deps>(
  route: AnyRoute<Deps>,
  kit: Kit<Deps>,
  exchange: { request: Request; response: Response },
): Promise<boolean> {
  const recalled = kit.recall?.(exchange.request);
  if (recalled === undefined || !recalled.signedIn.permissions.has(route.permission)) return false;
  const { signedIn } = recalled;
  await kit.countActor?.(signedIn.id, exchange);
  const received = { ...exchange, signedIn, recalled, key: undefined, ifMatch: "" };
  const reading = runHandler(route, kit, { ...received, upload: undefined });
  // Whatever became of the read, it is told to nobody before this is known.
  await reading.catch(() => undefined);
  if (!(await recalled.stillStands())) return false;
  answer(route, exchange, await reading);
  return true;
}

/** For a route whose answer is soon over. */
const never = new AbortController().signal;

interface Received {
  readonly request: Request;
  readonly response: Response;
  readonly signedIn: SignedIn;
  readonly recalled?: Recalled;
  readonly key: string | undefined;
  readonly ifMatch: string;
  readonly upload: Upload | undefined;
}

interface Outcome {
  readonly context: RequestContext;
  readonly value: unknown;
}

async function runHandler<Deps>(
  route: AnyRoute<Deps>,
  kit: Kit<Deps>,
  received: Received,
): Promise<Outcome> {
  const { request, response, key, upload } = received;
  const sentBody: unknown = upload ? upload.fields : request.body;
  const query = openCursor(request.path, request.query);
  const parts = readInput(route, { params: request.params, query, body: sentBody });
  const idempotency =
    key === undefined
      ? undefined
      : claimOf(route, request, { key, body: sentBody, file: upload?.file });
  const context = makeContext(request, response, { signedIn: received.signedIn, idempotency });
  received.recalled?.rideWith(context);
  const value = await route.handle({
    deps: kit.deps,
    context,
    ...parts,
    file: upload?.file,
    ifMatch: received.ifMatch,
    signal: route.events === undefined ? never : untilGone(received),
  });
  return { context, value };
}

function answer<Deps>(
  route: AnyRoute<Deps>,
  { request, response }: { request: Request; response: Response },
  outcome: Outcome,
): void {
  const status = route.status ?? 200;
  response.status(status).set("Cache-Control", "no-store");
  if (outcome.context.replayed) response.set("Idempotent-Replayed", "true");
  if (status === 204) {
    response.end();
    return;
  }
  const page = withCursor(outcome.value, request.path, request.query);
  if (page.next !== undefined) response.links({ next: page.next });
  const result = route.response.safeParse(page.value);
  if (!result.success) {
    const places = result.error.issues.map((issue) => `/${issue.path.join("/")} ${issue.code}`);
    throw new ContractError(`${route.method} ${route.path}`, places.join(", "));
  }
  if (route.etag) response.set("ETag", `"${route.etag(outcome.value)}"`);
  send(route, { request, response }, result.data);
}

function send<Deps>(
  route: AnyRoute<Deps>,
  exchange: { request: Request; response: Response },
  data: unknown,
): void {
  const { request, response } = exchange;
  if (!route.sends && !route.page && !route.etag) {
    sendJson(request, response, data);
    return;
  }
  packAnswer(request, response);
  if (route.sends) sendFile(response, FileContent.parse(data));
  else if (route.page) {
    const html = (language: Language): string => route.page?.(data, language) ?? "";
    sendPage(exchange, { json: data, html });
  } else response.json(data);
}

function readIfMatch<Deps>(route: AnyRoute<Deps>, request: Request): string {
  if (!route.ifMatch) return "";
  const version = /^"([\x21\x23-\x7e]+)"$/.exec(request.get("If-Match") ?? "")?.[1];
  if (version !== undefined) return version;
  throw new Refusal("version.missing", {
    zh: "请把读取时得到的 ETag 原样（含引号）放进 If-Match 再提交。",
    en: "Send the ETag that you read, quotes included, as If-Match.",
    status: 428,
  });
}

/** 415 for a body that no parser has read, so that it isn't mistaken for an empty one. */
function requireJson<Deps>(route: AnyRoute<Deps>, request: Request): void {
  if (!route.body || route.upload || request.is("application/json")) return;
  const length = request.get("Content-Length");
  const empty = length === undefined ? !request.get("Transfer-Encoding") : length === "0";
  if (!empty) throw catalogued("request.unsupported-media");
}
