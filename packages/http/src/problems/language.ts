import type { Request } from "express";

export type Language = "zh" | "en";

/** The language to answer in: Chinese unless the caller prefers English (`Accept-Language`). */
export function languageOf(request: Request): Language {
  if (request.headers["accept-language"] === undefined) return "zh";
  const best = request.acceptsLanguages(["zh-CN", "zh", "en"]);
  return best === "en" ? "en" : "zh";
}

/** The tag for `Content-Language` and `lang`. */
export function languageTag(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}
