import type { Tx } from "@bursar/database/connection";
import { assertAgreement } from "@bursar/domain/testing/slow";
import type { PlainDate } from "@bursar/domain/calendar";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { checkBooks } from "./county-life-checks.ts";
import { seededDraw } from "./county-life-draw.ts";
import { inCentre, liveCounty, type LivedCounty } from "./county-life.ts";

const SEED = Number(process.env["BURSAR_LIFE_SEED"] ?? 20_261_122);
const LOANS = Number(process.env["BURSAR_LIFE_LOANS"] ?? 200);
const LAST: PlainDate = process.env["BURSAR_LIFE_LAST"] ?? "2034-11-30";

let product: TestProduct;

beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

it("keeps every law on each day of 22 years and ends as one fold of all facts", async () => {
  const began = performance.now();
  const days = { from: "2012-11-10", through: LAST, everyDays: 1, busy: 0.001_5 };
  const life = { loans: LOANS, years: [2012, 2022], ...days } as const;
  const lived = await liveCounty(product, { ...life, draw: seededDraw(SEED) });
  expect(lived.loans.size).toBeGreaterThan(0);
  const broken = await inCentre(product, (tx) => endsAsOneFold(tx, lived));
  expect(broken.slice(0, 3)).toEqual([]);
  for (const loan of lived.loans.values()) assertAgreement(loan, [LAST]);
  const seconds = Math.round((performance.now() - began) / 1_000);
  const counts = [...lived.counted].map(([what, times]) => `${what} ${times}`);
  process.stdout.write(`${LOANS} loans to ${LAST} in ${seconds} s: ${counts.join(", ")}\n`);
});

function endsAsOneFold(tx: Tx, { loans }: LivedCounty): Promise<readonly string[]> {
  return checkBooks(tx, loans, LAST);
}
