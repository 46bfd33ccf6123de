/**
 * So many rows go into one statement: it takes 65,535 values at most, the widest table has 31
 * columns, and a county's roster has thousands of rows.
 */
const ROWS_MAX = 1_000;

/** The rows, a statement's worth at a time. */
export function* inSlices<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS_MAX) {
    yield rows.slice(start, start + ROWS_MAX);
  }
}
