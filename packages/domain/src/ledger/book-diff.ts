import { line } from "./journal-line.ts";
import type { JournalLine } from "./journal-line.ts";

/** A posting as the book holds it. */
export type BookLine = Omit<JournalLine, "factId" | "debitAccount" | "creditAccount" | "entry"> & {
  readonly debitAccount: string;
  readonly creditAccount: string;
};

/**
 * What a book needs to hold what is wanted, whatever it holds and why: between each two accounts,
 * by bearer, instalment and value date, the difference of the sums. For a change of policy, which
 * no fact records (K8, K22), and for the check of the book itself (T5).
 */
export function bookDiff(
  book: readonly BookLine[],
  wanted: readonly JournalLine[],
): readonly JournalLine[] {
  const sums = new Map<string, { readonly like: JournalLine; fen: bigint }>();
  for (const one of wanted) count(sums, one, 1n);
  for (const one of book) count(sums, { ...one, entry: "adjustment" } as JournalLine, -1n);
  return [...sums.values()].flatMap(({ like, fen }) => {
    const { factId: _fact, ...rest } = like;
    return line([like.debitAccount, like.creditAccount], { ...rest, amountFen: fen });
  });
}

function count(
  sums: Map<string, { readonly like: JournalLine; fen: bigint }>,
  one: JournalLine,
  sign: bigint,
): void {
  const { debitAccount, creditAccount, bearer, instalmentDueOn, valueOn, amountFen } = one;
  const isTurned = debitAccount > creditAccount;
  const accounts = isTurned ? [creditAccount, debitAccount] : [debitAccount, creditAccount];
  const key = [...accounts, bearer, instalmentDueOn ?? "", valueOn].join(" ");
  const sum = sums.get(key);
  if (sum === undefined) {
    sums.set(key, { like: one, fen: sign * amountFen });
    return;
  }
  const isSameWay = sum.like.debitAccount === debitAccount;
  sum.fen += isSameWay ? sign * amountFen : -sign * amountFen;
}
