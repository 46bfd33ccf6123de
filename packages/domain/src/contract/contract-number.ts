/**
 * A contract number of the demo issuer: its prefix, the year of the academic year's start and six
 * digits, `3710832` + `2024` + `500001`. Real numbers come from the lender and are opaque texts.
 */
export function contractNumberFrom(issue: {
  readonly prefix: string;
  readonly year: number;
  readonly serial: number;
}): string {
  if (!Number.isInteger(issue.serial) || issue.serial < 1 || issue.serial > 999_999) {
    throw new RangeError(`no contract number for the serial ${issue.serial}`);
  }
  return `${issue.prefix}${issue.year}${String(issue.serial).padStart(6, "0")}`;
}
