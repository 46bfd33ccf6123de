import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";
import { catalogued } from "../problems/as-refusal.ts";

/**
 * Everything from this origin alone, no inline script or style, no frames. Without
 * `upgrade-insecure-requests`: an office on a plain http address would get a page without styles.
 */
export function securityHeaders(): RequestHandler {
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", "data:"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      xFrameOptions: { action: "deny" },
      // The app says so.
      xPoweredBy: false,
    }),
  );
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** What helmet sets is the same for every answer, so it is asked once and not by each request. */
function headersOf(handler: ReturnType<typeof helmet>): readonly (readonly [string, string])[] {
  const headers: [string, string][] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  handler({} as IncomingMessage, response as unknown as ServerResponse, (error?: unknown) => {
    if (error !== undefined) throw new Error("the security headers are not set", { cause: error });
  });
  return headers;
}

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** Refuses a change that a page of another site sends with our user's cookies. */
export const refuseCrossSite: RequestHandler = (request, _response, next) => {
  const foreign = request.get("Sec-Fetch-Site") === "cross-site";
  next(
    foreign && !SAFE_METHODS.includes(request.method)
      ? catalogued("request.cross-site")
      : undefined,
  );
};
