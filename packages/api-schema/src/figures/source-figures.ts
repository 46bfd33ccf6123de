import type { BookMode } from "@bursar/domain/lender-books";
import { formatYuan } from "@bursar/domain/money";

/** Where figures come from and of which day they are, and whether they are the ones that count. */
export interface ShownSource {
  readonly book: "own" | "lender";
  readonly on: string;
  readonly mode: BookMode;
  readonly counts: boolean;
  readonly lender: {
    readonly on: string;
    readonly principalFen: bigint;
    readonly principalOverdueFen: bigint;
    readonly interestDueFen: bigint | null;
  } | null;
}

/** Whose figure it is, of which day, and whether it counts. */
export function sourceFigures({ book, on, mode, counts, lender }: ShownSource) {
  return {
    book,
    on,
    mode,
    counts,
    lender: lender && {
      on: lender.on,
      principal: formatYuan(lender.principalFen),
      principalOverdue: formatYuan(lender.principalOverdueFen),
      interestDue: lender.interestDueFen === null ? null : formatYuan(lender.interestDueFen),
    },
  };
}
