import { toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { RatePpm } from "../money/index.ts";
import type { PreparedLoan } from "./prepared-loan.ts";

export type Repricing =
  /** The rate does not change on this day: fixed, or the first rate still holds (K2). */
  | { readonly kind: "none" }
  /** The LPR that it follows is not published or not entered yet. */
  | { readonly kind: "unknown" }
  | { readonly kind: "repriced"; readonly ratePpm: RatePpm; readonly previousPpm: RatePpm };

/** What happens to a loan's rate at the start of a day (C3, K2). */
export function repricingOn({ context }: PreparedLoan, on: PlainDate): Repricing {
  const day = toEpochDay(on);
  const { rate } = context.rates.stepAt(day);
  if (rate.setDay !== day || rate.source.kind === "fixed") return { kind: "none" };
  if (rate.assumed) return { kind: "unknown" };
  const { ratePpm } = rate;
  return { kind: "repriced", ratePpm, previousPpm: context.rates.stepAt(day - 1).rate.ratePpm };
}
