import type { Logger } from "@bursar/config/logger";
import type { Request, RequestHandler, Response } from "express";
import { requestIdOf } from "./request-id.ts";

const QUIET = ["/healthz", "/livez", "/readyz"];
/** Numbers of people and accounts, and service keys; `sk%5Flive` is one as well. */
const TELLING = /\d{11,}|sk(?:_|%5f)(?:live|test)(?:_|%5f)\w*/gi;
const LOG = "log";

/**
 * One line a completed request: method, path, status, time, id, error code. No body, no query, no
 * header, and long numbers and keys in a path are masked: each of them can hold an ID or phone number.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = Date.now();
    response.locals[LOG] = log;
    // It comes once for every response, sent to its end or cut.
    response.once("close", () => {
      if (!QUIET.includes(pathOf(request))) logEnd(log, { request, response, startedAt });
    });
    next();
  };
}

interface Ended {
  readonly request: Request;
  readonly response: Response;
  readonly startedAt: number;
}

function logEnd(log: Logger, { request, response, startedAt }: Ended): void {
  const { statusCode, locals } = response;
  const line = {
    req: describeRequest(request, response),
    problem: locals["problem"] as unknown,
    res: { statusCode },
    responseTime: Date.now() - startedAt,
  };
  // The error itself has a line of its own.
  if (statusCode >= 500) log.error(line, "request failed");
  else log.info(line, response.writableFinished ? "request completed" : "request aborted");
}

/** A line about something that no refusal says, with the request in which it came up. */
export function logUnexpected(request: Request, response: Response, err: unknown): void {
  const log = response.locals[LOG] as Logger | undefined;
  const req = describeRequest(request, response);
  log?.error({ req, err, requestId: req.id }, "unexpected");
}

function describeRequest(request: Request, response: Response) {
  const path = pathOf(request).replaceAll(TELLING, "[masked]");
  return { id: requestIdOf(response), method: request.method, path };
}

function pathOf({ originalUrl }: Request): string {
  return originalUrl.split("?", 1)[0] ?? "/";
}
