import { cleanCode } from "./clean-text.ts";

/** The stored form of a mobile number: eleven digits, without +86, spaces and hyphens. */
export function normaliseMobile(text: string): string {
  return cleanCode(text)
    .replace(/[\s-]/gu, "")
    .replace(/^(?:\+|00)86/, "");
}

/** A mainland mobile number, already normalised (rulebook 8). */
export function isMobile(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}
