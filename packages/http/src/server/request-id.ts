import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";

const WELL_FORMED = /^[A-Za-z0-9_-]{8,64}$/;
/** A service key, a mobile number or an ID number would stand in every log line. */
const TELLING = /sk_(?:live|test)_|(?<![0-9A-Za-z])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![0-9A-Za-z])/;

/**
 * Gives every request an id and sends it back as `Request-Id`. A caller's own id is kept when it
 * is 8 to 64 letters, digits, `-` or `_` and looks like no key and no person's number: anything else
 * could forge lines in a log, or tell too much there.
 */
export const assignRequestId: RequestHandler = (request, response, next) => {
  const given = request.get("Request-Id");
  const id =
    given !== undefined && WELL_FORMED.test(given) && !TELLING.test(given)
      ? given
      : `req_${randomUUID().replaceAll("-", "")}`;
  response.locals["requestId"] = id;
  response.set("Request-Id", id);
  next();
};

/** The id that {@link assignRequestId} gave. */
export function requestIdOf(response: Response): string {
  return String(response.locals["requestId"] ?? "");
}
