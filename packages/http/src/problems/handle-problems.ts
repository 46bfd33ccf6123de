import { Refusal, type Problem } from "@bursar/api-schema/problems";
import { describeError } from "@bursar/config/logger";
import type { ErrorRequestHandler, Request, Response } from "express";
import { requestIdOf } from "../server/request-id.ts";
import { asRefusal } from "./as-refusal.ts";
import { languageOf, languageTag } from "./language.ts";
import { toProblem } from "./to-problem.ts";

/** The last handler of an app: every thrown thing leaves as application/problem+json. */
export const handleProblems: ErrorRequestHandler = (thrown: unknown, request, response, next) => {
  const error = asRefusal(thrown);
  const problem = problemOf(error, request, response);
  if (!(error instanceof Refusal)) {
    // The refusals' codes are in the completed request's line; a bug needs its stack as well.
    request.log?.error({ err: describeError(error), requestId: problem.requestId }, "unexpected");
  }
  if (response.headersSent) {
    // Half an answer is out: cutting the connection is the only way left to say that it failed.
    next(error);
    return;
  }
  sendProblem(problem, request, response);
};

function problemOf(error: unknown, request: Request, response: Response): Problem {
  return toProblem(error, {
    language: languageOf(request),
    requestId: requestIdOf(response),
    instance: request.originalUrl.split("?", 1)[0] ?? "/",
    repeatable:
      request.method === "GET" ||
      request.method === "HEAD" ||
      request.get("Idempotency-Key") !== undefined,
  });
}

/** Sends a problem with the headers that its code asks for. */
function sendProblem(problem: Problem, request: Request, response: Response): void {
  const body = JSON.stringify(problem);
  response.locals["problem"] = problem.code;
  response.status(problem.status);
  response.vary("Accept-Language");
  response.set({
    "Content-Type": "application/problem+json; charset=utf-8",
    "Content-Language": languageTag(languageOf(request)),
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    ...headersOf(problem, response),
  });
  if (request.method === "HEAD") response.end();
  else if (problem.status === 413 && !request.complete) refuseTheRest(body, request, response);
  else response.end(body);
}

function headersOf(problem: Problem, response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  if (problem.status === 401) headers["WWW-Authenticate"] = "Bearer";
  const seconds = problem.data?.["retryAfterSeconds"];
  if (typeof seconds === "number") headers["Retry-After"] = String(Math.max(1, Math.ceil(seconds)));
  else if (problem.retryable && problem.status < 500 && !response.get("Retry-After")) {
    headers["Retry-After"] = "1";
  }
  const allow = problem.data?.["allow"];
  if (Array.isArray(allow)) headers["Allow"] = allow.join(", ");
  return headers;
}

const LINGER_MS = 400;

/**
 * Answers while the sender still sends, and reads nothing more. The whole answer goes out at once
 * and the connection is closed a moment later: closed at once, the unread bytes would reset it and
 * many clients would report a broken pipe in place of the answer.
 */
function refuseTheRest(body: string, request: Request, response: Response): void {
  request.unpipe();
  request.pause();
  response.set("Connection", "close");
  response.write(body);
  setTimeout(() => {
    response.end(() => request.socket.destroy());
  }, LINGER_MS).unref();
}
