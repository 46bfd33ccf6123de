/** Rows of some loans, loan by loan, in the order in which they come. */
export function byLoan<T>(
  rows: readonly T[],
  loanOf: (row: T) => string,
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(loanOf(row));
    if (group === undefined) groups.set(loanOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
