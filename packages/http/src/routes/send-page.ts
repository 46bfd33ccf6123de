import type { Request, Response } from "express";
import { languageOf, languageTag, type Language } from "../problems/language.ts";

/**
 * Answers a browser with a document in its language and a program with JSON. Either may be found
 * by whoever has the address, so search engines are told to leave it alone.
 */
export function sendPage(
  exchange: { readonly request: Request; readonly response: Response },
  answer: { readonly json: unknown; readonly html: (language: Language) => string },
): void {
  const { request, response } = exchange;
  const language = languageOf(request);
  response.vary("Accept").vary("Accept-Language");
  response.set({
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
  });
  if (request.accepts(["json", "html"]) !== "html") {
    response.json(answer.json);
    return;
  }
  response.set("Content-Language", languageTag(language));
  response.type("html").send(answer.html(language));
}
