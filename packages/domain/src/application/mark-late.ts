/** A line that the checks found for a one-time notice. */
export interface FoundDeficiency {
  /** Names what is missing or failed, the same each time. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** When the paper that failed came in (epoch milliseconds); absent where nothing came in. */
  readonly since?: number | undefined;
}

/** An earlier notice of the same application. */
export interface EarlierNotice {
  readonly keys: readonly string[];
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  readonly applicationVersion: number;
}

/**
 * Says of each line whether an earlier notice could have named it (一次性告知: everything at once).
 * Each notice names whatever the checks find, so a line that is new is late only when the paper it
 * is about lay there when an earlier notice went out.
 */
export function markLate<Line extends FoundDeficiency>(
  lines: readonly Line[],
  earlier: readonly EarlierNotice[],
): (Line & { readonly late: boolean })[] {
  const named = new Set(earlier.flatMap(({ keys }) => keys));
  const isLate = ({ key, since }: Line): boolean =>
    !named.has(key) && since !== undefined && earlier.some(({ issuedAt }) => since < issuedAt);
  return lines.map((line) => ({ ...line, late: isLate(line) }));
}

/**
 * Whether lines of the officer's own are late: they are about the application itself, so they
 * could have been named in a notice of the same content.
 *
 * @param submittedVersion version with which the content was submitted or last corrected.
 */
export function isFurtherLate(
  earlier: readonly EarlierNotice[],
  submittedVersion: number,
): boolean {
  return earlier.some(({ applicationVersion }) => applicationVersion >= submittedVersion);
}
