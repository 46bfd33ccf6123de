import { cleanCode, cleanText } from "./clean-text.ts";

declare const read: unique symbol;

/** A person's words that have been found fit for the audit trail, which keeps them in clear. */
export type AuditReason = string & { readonly [read]: true };

export type AuditReasonReading =
  | { readonly kind: "accepted"; readonly reason: AuditReason }
  /** It holds a number as long as a phone's, an ID card's or an account's. */
  | { readonly kind: "number-in-reason" };

const LONG_NUMBER = /\d{11}/;

/** Cleans a reason for the audit; one with a long number, however it is spaced, is none. */
export function readAuditReason(text: string): AuditReasonReading {
  if (LONG_NUMBER.test(cleanCode(text).replace(/[\s.-]/g, ""))) return { kind: "number-in-reason" };
  return { kind: "accepted", reason: cleanText(text) as AuditReason };
}
