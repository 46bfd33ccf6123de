import { integer, listOf, object, words } from "./parse-value.ts";
import type { Series } from "./policy.ts";
import type { RowReader } from "./row-reader.ts";

/** How people who owe may be reached (rulebook 6.6, 7). */
export interface CollectionConduct {
  /** Calls a day in which a debtor has spoken, over all contracts. */
  readonly connectedMax: number;
  /** Tries a day on one number. */
  readonly attemptsMax: number;
  /** Messages about the debt a day to one person. */
  readonly messagesMax: number;
  /** Days tried in vain before a third person may be asked to relay. */
  readonly relayAfterDays: number;
}

/** What share of a debt's weight counts, in percent, by how well the person can be reached. */
export interface CollectionReach {
  readonly confirmed: number;
  readonly unconfirmed: number;
  readonly unreachable: number;
}

/** When a claim is barred (民法典 §188, §189) and how long before it the alarm stands. */
export interface LimitationTerms {
  readonly years: number;
  readonly longStopYears: number;
  readonly alarmDays: number;
}

export interface CollectionPolicy {
  readonly conduct: Series<CollectionConduct>;
  readonly reach: Series<CollectionReach>;
  /** Words that no text to a debtor may hold. */
  readonly forbiddenWords: Series<readonly string[]>;
  /** All that a third person is told. */
  readonly relayText: Series<{ readonly zh: string; readonly en: string }>;
  /** Days past due from which a written demand goes to both debtors. */
  readonly demandAfterDays: Series<number>;
  readonly limitation: Series<LimitationTerms>;
}

const few = integer(1, 50);
const share = integer(1, 100);
const years = integer(1, 50);

export function readCollectionPolicy(read: RowReader): CollectionPolicy {
  return {
    conduct: read.series(
      "collection-conduct",
      object({ connectedMax: few, attemptsMax: few, messagesMax: few, relayAfterDays: few }),
    ),
    reach: read.series(
      "collection-reach",
      object({ confirmed: share, unconfirmed: share, unreachable: share }),
    ),
    forbiddenWords: read.series("collection-forbidden-words", listOf(words, 1)),
    relayText: read.series("collection-relay-text", object({ zh: words, en: words })),
    demandAfterDays: read.series("demand-after-days", integer(1, 3_650)),
    limitation: read.series(
      "limitation",
      object({ years, longStopYears: years, alarmDays: integer(1, 1_000) }),
    ),
  };
}
