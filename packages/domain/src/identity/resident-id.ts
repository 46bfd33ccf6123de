import { isPlainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { cleanCode } from "./clean-text.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = "10X98765432";

export type Sex = "male" | "female";

/** What a resident identity number says, or the first thing that is wrong with it. */
export type ResidentIdReading =
  | { readonly kind: "valid"; readonly birthOn: PlainDate; readonly sex: Sex }
  | {
      readonly kind: "invalid";
      readonly reason: "length" | "characters" | "checksum" | "birth-date";
    };

/** The stored form: half-width, without spaces and hyphens, the last letter upper-case. */
export function normaliseResidentId(text: string): string {
  return cleanCode(text).replace(/[\s-]/gu, "").toUpperCase();
}

/**
 * Reads an 18-character resident identity number (GB 11643-1999), already normalised.
 * 15-digit cards are void since 2013-01-01 and count as a wrong length. The division prefix is not
 * checked: cards keep codes of districts that no longer exist (rulebook 8). The check digit comes
 * before the date, because a mistyped digit of the date breaks both and "typed wrong" is the cause.
 */
export function readResidentId(id: string): ResidentIdReading {
  if (id.length !== 18) return { kind: "invalid", reason: "length" };
  if (!/^\d{17}[\dX]$/.test(id)) return { kind: "invalid", reason: "characters" };
  if (id[17] !== checkCharacter(id)) return { kind: "invalid", reason: "checksum" };
  const birthOn = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!isPlainDate(birthOn)) return { kind: "invalid", reason: "birth-date" };
  return { kind: "valid", birthOn, sex: Number(id[16]) % 2 === 1 ? "male" : "female" };
}

/** Completed years on a day; a birthday on 29 February is completed on 1 March of other years. */
export function ageOn(birthOn: PlainDate, date: PlainDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return date.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

function checkCharacter(id: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return CHECK_CHARACTERS[sum % 11];
}
