import type { RosterField } from "@bursar/domain/application";
import type { RefreshField } from "@bursar/domain/notice";

type Cells = Readonly<Record<string, string>>;
export type BorrowerRow = Readonly<Record<RefreshField, string>>;

/** What the month's roster of borrowers says, and in how many rows it differs from the file. */
export interface BorrowerRoster {
  readonly rows: readonly BorrowerRow[];
  readonly changedPhones: number;
  readonly conflicts: number;
}

const CHANGED_PHONES = 5;
const CONFLICTS = 1;
/** New numbers count up from here; a number that somebody has is passed over. */
const FIRST_NEW_PHONE = 19_900_000_001;

/**
 * The monthly roster of borrowers' data as a county gets it two years on: everybody as they
 * applied, but five people who owe by now have a new number, and one who still studies another
 * graduation year, which an officer has to look at. The same applications give the same rows.
 *
 * @param year the year of the roster, in November: who graduates in it has left.
 */
export function borrowerRoster(applications: readonly Cells[], year: number): BorrowerRoster {
  const people = [...new Map(applications.map((row) => [cell(row, "身份证号"), row])).values()];
  const hasLeft = (row: Cells): boolean => Number(cell(row, "预计毕业年份")) <= year;
  const movers = spread(people.filter(hasLeft), CHANGED_PHONES);
  const delayed = spread(
    people.filter((row) => !hasLeft(row)),
    CONFLICTS,
  );
  const newPhones = freshPhones(people, movers);
  const rows = people.map((row) => ({
    身份证号: cell(row, "身份证号"),
    姓名: cell(row, "姓名"),
    手机号: newPhones.get(row) ?? cell(row, "手机号"),
    学籍状态: hasLeft(row) ? "已毕业" : "在读",
    预计毕业年份: delayed.includes(row)
      ? String(Number(cell(row, "预计毕业年份")) + 1)
      : cell(row, "预计毕业年份"),
  }));
  return { rows, changedPhones: movers.length, conflicts: delayed.length };
}

function cell(row: Cells, field: RosterField): string {
  return row[field]?.trim() ?? "";
}

/** So many of them, evenly over the list and away from its ends. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const taken = Math.min(count, items.length);
  return Array.from({ length: taken }, (_, at) =>
    Math.floor(((at + 0.5) * items.length) / taken),
  ).flatMap((at) => items[at] ?? []);
}

function freshPhones(people: readonly Cells[], movers: readonly Cells[]): Map<Cells, string> {
  const used = new Set(people.map((row) => cell(row, "手机号")));
  let next = FIRST_NEW_PHONE;
  const fresh = (): string => {
    while (used.has(String(next))) next += 1;
    return String(next++);
  };
  return new Map(movers.map((row) => [row, fresh()]));
}
