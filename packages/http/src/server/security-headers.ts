import type { RequestHandler } from "express";
import helmet from "helmet";
import { catalogued } from "../problems/as-refusal.ts";

/**
 * Everything from this origin alone, no inline script or style, no frames. Without
 * `upgrade-insecure-requests`: an office on a plain http address would get a page without styles.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
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
  });
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
