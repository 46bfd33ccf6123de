import { Refusal } from "@bursar/domain/refusal";
import type { RequestHandler } from "express";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a form that a page of another origin sent. Browsers since 2020 say so in
 * `Sec-Fetch-Site`, older ones in `Origin`; what sends neither is no browser and carries no
 * cookies of a person. The session cookie is SameSite=Lax besides.
 */
export const sameOriginOnly: RequestHandler = (request, _response, next) => {
  if (SAFE_METHODS.includes(request.method)) {
    next();
    return;
  }
  const site = request.get("Sec-Fetch-Site");
  const own =
    site === undefined
      ? isOwn(request.get("Origin"), request.host)
      : site === "same-origin" || site === "none";
  next(own ? undefined : crossSite());
};

function isOwn(origin: string | undefined, host: string): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

function crossSite(): Refusal {
  return new Refusal("request.cross-site", {
    zh: "这个操作不是从本网站发出的，没有执行。回到首页再操作一次。",
    en: "This did not come from our own page and was not carried out. Go home and try again.",
    status: 403,
  });
}
