import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { languageTag, type Language } from "@bursar/http/problems";
import type { Request, Response } from "express";
import type { ReactElement } from "react";
import { portalCookies, type Cookies } from "./frame/cookies.ts";
import type { PageFrame } from "./frame/layout.tsx";
import { pathsOf, type Paths } from "./frame/paths.ts";
import { renderPage } from "./frame/render-page.ts";
import type { PortalOptions } from "./portal-options.ts";

/** The router's options in one language, with what its pages share. */
export interface PortalSetting extends PortalOptions {
  readonly language: Language;
  readonly paths: Paths;
  readonly cookies: Cookies;
  /** The frame of the page at a path below the language's root. */
  frameAt(path: string): PageFrame;
}

export const stylesheet = readFileSync(new URL("./portal.css", import.meta.url), "utf8");
// The address names the content, so that a cached copy is never a stale one.
const styleVersion = createHash("sha256").update(stylesheet).digest("hex").slice(0, 8);

export function portalSetting(options: PortalOptions, language: Language): PortalSetting {
  const { basePath = "/portal", secureCookies } = options;
  const styleHref = `${basePath}/portal.css?v=${styleVersion}`;
  return {
    ...options,
    language,
    paths: pathsOf(basePath, language),
    cookies: portalCookies({ basePath, secure: secureCookies }),
    frameAt: (path) => ({ language, basePath, styleHref, path }),
  };
}

/** Sends a page: private, never stored, with the referrer that lets old browsers name our origin. */
export function sendPage(response: Response, page: ReactElement<{ frame: PageFrame }>): void {
  response.set({
    "Content-Language": languageTag(page.props.frame.language),
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
  });
  response.type("html").send(renderPage(page));
}

/** A field of a posted form; anything but one text counts as empty. */
export function formText(request: Request, name: string): string {
  const body: unknown = request.body;
  if (typeof body !== "object" || body === null) return "";
  const value: unknown = Reflect.get(body, name);
  return typeof value === "string" ? value : "";
}
