import { addDays, yearOf, type PlainDate } from "@bursar/domain/calendar";
import type { PolicyRow } from "@bursar/domain/policy";
import type { TestProduct } from "../harness/open-test-product.ts";

/** Beyond what is known today: a rate each January, and two years waived after they began. */
const WAIVERS: ReadonlyMap<PlainDate, number> = new Map([
  ["2028-06-15", 2028],
  ["2032-02-10", 2031],
]);

/** What is announced on a day, if anything. */
export function announcedOn(today: PlainDate): PolicyRow | undefined {
  const year = yearOf(today);
  const source = "county life";
  if (year >= 2027 && today.endsWith("-01-20")) {
    const value = `${2 + (year % 3)}.${year % 10}5`;
    return { kind: "lpr-5y", effectiveFrom: today, value, source };
  }
  const waived = WAIVERS.get(today);
  if (waived === undefined) return undefined;
  const value = {
    cycleTo: `${waived}-12-20`,
    waivesInterest: true,
    waivesPenalty: true,
    defersPrincipal: true,
    lastFiling: { daysBefore: 3, unit: "working-day" },
  };
  const effectiveFrom = addDays(`${waived - 1}-12-20`, 1);
  return { kind: "relief", key: String(waived), effectiveFrom, value, source };
}

/** As an approved proposal leaves it. */
export async function insertAnnounced(product: TestProduct, row: PolicyRow): Promise<void> {
  const { kind, key = "", effectiveFrom, value, source } = row;
  const { client } = product.database.owner;
  await client`
    insert into policy_rows (kind, key, effective_from, value, source, revision)
    values (${kind}, ${key}, ${effectiveFrom}, ${client.json(value as string)}, ${source}, 0)`;
}
