import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { markAt } from "./position.ts";
import type { PreparedLoan } from "./prepared-loan.ts";

/** What is unpaid of one due date. */
export interface Arrears {
  readonly dueOn: PlainDate;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
}

/** What has fallen due and is unpaid at the end of a day, from the facts known on it (K29). */
export function arrearsAt(prepared: PreparedLoan, asOf: PlainDate): readonly Arrears[] {
  const day = toEpochDay(asOf);
  const version = prepared.versionAt(day);
  if (version === undefined || asOf < prepared.loan.terms.disbursedOn) return [];
  return markAt(version, day).arrears.map(({ dueDay, principalFen, interestFen }) => ({
    dueOn: fromEpochDay(dueDay),
    principalFen,
    interestFen,
  }));
}
