import { addDays, yearOf, type PlainDate } from "@bursar/domain/calendar";
import type { PolicyRow } from "@bursar/domain/policy";
import type { TestProduct } from "../harness/open-test-product.ts";

/** Beyond what is known today: a rate each January, and two years waived after they began. */
const WAIVERS: ReadonlyMap<PlainDate, number> = new Map([
  ["2028-06-15", 2028],
  ["2032-02-10", 2031],
]);

/** What is announced after a day up to another, in its order. */
export function announcedBetween(after: PlainDate, through: PlainDate): readonly PolicyRow[] {
  const rows: PolicyRow[] = [];
  for (let day = addDays(after, 1); day <= through; day = addDays(day, 1)) {
    const waived = WAIVERS.get(day);
    if (waived !== undefined) rows.push(waiverOf(waived));
    if (yearOf(day) >= 2027 && day.endsWith("-01-20")) rows.push(rateOf(day));
  }
  return rows;
}

const source = "county life";

function rateOf(effectiveFrom: PlainDate): PolicyRow {
  const year = yearOf(effectiveFrom);
  const value = `${2 + (year % 3)}.${year % 10}5`;
  return { kind: "lpr-5y", effectiveFrom, value, source };
}

function waiverOf(year: number): PolicyRow {
  const value = {
    cycleTo: `${year}-12-20`,
    waivesInterest: true,
    waivesPenalty: true,
    defersPrincipal: true,
    lastFiling: { daysBefore: 3, unit: "working-day" },
  };
  const effectiveFrom = `${year - 1}-12-21`;
  return { kind: "relief", key: String(year), effectiveFrom, value, source };
}

/** As an approved proposal leaves it. */
export async function insertAnnounced(product: TestProduct, row: PolicyRow): Promise<void> {
  const { kind, key = "", effectiveFrom, value, source } = row;
  const { client } = product.database.owner;
  await client`
    insert into policy_rows (kind, key, effective_from, value, source, revision)
    values (${kind}, ${key}, ${effectiveFrom}, ${JSON.stringify(value)}::text::jsonb, ${source}, 0)`;
}
