import type { Fen } from "../money/index.ts";

/** A band of deltas, in fen: both ends belong to it; open where there is none. */
export interface DeltaBand {
  readonly fromFen?: Fen;
  readonly toFen?: Fen;
}

/** Into which bands a plan's deltas are counted, ascending; the one in the middle is zero alone. */
export const deltaBands: readonly DeltaBand[] = [
  { toFen: -100_001n },
  { fromFen: -100_000n, toFen: -10_001n },
  { fromFen: -10_000n, toFen: -1_001n },
  { fromFen: -1_000n, toFen: -1n },
  { fromFen: 0n, toFen: 0n },
  { fromFen: 1n, toFen: 1_000n },
  { fromFen: 1_001n, toFen: 10_000n },
  { fromFen: 10_001n, toFen: 100_000n },
  { fromFen: 100_001n },
];

/** How many of the deltas fall into each band. */
export function countDeltas(deltas: readonly Fen[]): number[] {
  const counts = deltaBands.map(() => 0);
  for (const delta of deltas) {
    const band = deltaBands.findIndex(({ toFen }) => toFen === undefined || delta <= toFen);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

/** The largest by absolute delta, the largest first. */
export function largestMovers<T extends { readonly deltaFen: Fen }>(
  movers: readonly T[],
  limit: number,
): T[] {
  const size = ({ deltaFen }: T): Fen => (deltaFen < 0n ? -deltaFen : deltaFen);
  return movers
    .toSorted((left, right) => {
      const [a, b] = [size(left), size(right)];
      return a === b ? 0 : a < b ? 1 : -1;
    })
    .slice(0, limit);
}

/** Adds sums by name; a name that only one side has is kept. */
export function addSums(
  left: Readonly<Record<string, Fen>>,
  right: Readonly<Record<string, Fen>>,
): Record<string, Fen> {
  const sums: Record<string, Fen> = { ...left };
  for (const [name, fen] of Object.entries(right)) sums[name] = (sums[name] ?? 0n) + fen;
  return sums;
}
