import type { IncomingMessage, ServerResponse } from "node:http";
import { describeThrown, type Logger } from "@bursar/config/logger";
import type { RequestHandler } from "express";
import { pinoHttp } from "pino-http";

const QUIET = ["/healthz", "/livez", "/readyz"];
/** Numbers of people and accounts, and service keys; `sk%5Flive` is one as well. */
const TELLING = /\d{11,}|sk(?:_|%5f)(?:live|test)(?:_|%5f)\w*/gi;

/**
 * One line a completed request: method, path, status, time, id, error code. No body, no query, no
 * header, and long numbers and keys in a path are masked: each of them can hold an ID or phone number.
 */
export function logRequests(log: Logger): RequestHandler {
  return pinoHttp<IncomingMessage, ServerResponse>({
    logger: log,
    wrapSerializers: false,
    serializers: { req: describeRequest, res: describeResponse, err: describeThrown },
    genReqId: (_request, response) => String(response.getHeader("Request-Id") ?? ""),
    autoLogging: { ignore: (request) => QUIET.includes(pathOf(request)) },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? "error" : "info"),
    customErrorMessage: () => "request failed",
    // The error itself has a line of its own; pino-http would add a made-up one here.
    customErrorObject: (...given: readonly unknown[]) =>
      Object.assign({}, given[3], { err: undefined }),
    customProps: (_request, response) => ({ problem: problemOf(response) }),
  });
}

function describeRequest(request: IncomingMessage) {
  return { id: request.id, method: request.method, path: pathOf(request) };
}

function describeResponse(response: ServerResponse) {
  return { statusCode: response.statusCode };
}

function pathOf(request: IncomingMessage): string {
  // Express shortens `url` inside a mounted router; the whole path stays in `originalUrl`.
  const original: unknown = Reflect.get(request, "originalUrl");
  const url = typeof original === "string" ? original : (request.url ?? "/");
  return (url.split("?", 1)[0] ?? "/").replaceAll(TELLING, "[masked]");
}

function problemOf(response: ServerResponse): unknown {
  const locals: unknown = Reflect.get(response, "locals");
  return typeof locals === "object" && locals !== null ? Reflect.get(locals, "problem") : undefined;
}
