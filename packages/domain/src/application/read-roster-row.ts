import { toForm } from "./application-form.ts";
import type { ApplicationProblem } from "./application-problem.ts";
import { readApplication } from "./read-application.ts";
import type { RosterContext, RosterRowResult } from "./roster-application.ts";
import { ROSTER_COLUMNS } from "./roster-columns.ts";
import type { RosterProblem } from "./roster-problem.ts";

type Row = Readonly<Record<string, string>>;

/**
 * Reads one row of the application roster by the rules of every application. Cells are keyed by
 * the headings of {@link ROSTER_COLUMNS}; other keys are ignored.
 */
export function readRosterRow(row: Row, context: RosterContext): RosterRowResult {
  const cells = ROSTER_COLUMNS.map(({ field, zh }) => [field, row[zh] ?? ""] as const);
  const reading = readApplication(toForm(Object.fromEntries(cells)), context);
  return { ...reading, problems: reading.problems.flatMap(underHeading) };
}

/**
 * Reads the rows of one file in order. A person's second row for a year is refused as a duplicate
 * of the first one that was taken over; a refused row does not stand in the way of a later one.
 */
export function readRosterRows(rows: Iterable<Row>, context: RosterContext): RosterRowResult[] {
  const taken = new Set<string>();
  const seen: RosterContext["seen"] = (year, idNumber) =>
    taken.has(`${year} ${idNumber}`) || context.seen(year, idNumber);
  return Array.from(rows, (row) => {
    const result = readRosterRow(row, { ...context, seen });
    if (result.verdict !== "refused") {
      taken.add(`${result.application.academicYear} ${result.application.idNumber}`);
    }
    return result;
  });
}

/** A file's reader knows the column's heading, not the field's name. */
function underHeading({ field, code, zh, en }: ApplicationProblem): readonly RosterProblem[] {
  const column = ROSTER_COLUMNS.find((known) => known.field === field);
  return column === undefined ? [] : [{ field: column.zh, code, zh, en }];
}
