import { line } from "./journal-line.ts";
import type { JournalLine } from "./journal-line.ts";

/** A line that is to be posted; a correction takes back or adds to what a past day had. */
export interface DiffLine extends JournalLine {
  /** It takes back, with the original value date, what no longer holds. */
  readonly takesBack: boolean;
}

/**
 * What is to be posted so that a book that holds `before` holds `after`: new lines, and for what
 * no longer holds its mirror with the original value date (rulebook 9.5; K8: round(new) −
 * round(old), never round(new − old)). In the order of value dates.
 */
export function journalDiff(
  before: readonly JournalLine[],
  after: readonly JournalLine[],
): readonly DiffLine[] {
  const sums = new Map<string, { readonly one: JournalLine; fen: bigint }>();
  const count = (lines: readonly JournalLine[], sign: bigint): void => {
    for (const one of lines) {
      const key = keyOf(one);
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { one, fen: sign * one.amountFen });
      else sum.fen += sign * one.amountFen;
    }
  };
  count(before, -1n);
  count(after, 1n);
  return [...sums.values()]
    .flatMap(({ one, fen }) =>
      line([one.debitAccount, one.creditAccount], { ...one, amountFen: fen }).map((made) => ({
        ...made,
        takesBack: fen < 0n,
      })),
    )
    .sort((a, b) => (a.valueOn < b.valueOn ? -1 : a.valueOn > b.valueOn ? 1 : 0));
}

function keyOf(one: JournalLine): string {
  const { debitAccount, creditAccount, bearer, instalmentDueOn, valueOn, entry, factId } = one;
  return `${debitAccount} ${creditAccount} ${bearer} ${instalmentDueOn} ${valueOn} ${entry} ${factId}`;
}
