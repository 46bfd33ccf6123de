import { slowRows } from "@bursar/domain/slow";
import { foldLoan } from "@bursar/domain/loan";
import { formatYuan } from "@bursar/domain/money";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { checkBooks } from "../simulation/county-life-checks.ts";
import { seededDraw } from "../simulation/county-life-draw.ts";
import { inCentre, liveCounty } from "../simulation/county-life.ts";

let product: TestProduct;

beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

/** The long run lives 200 loans day by day through 22 years. */
it("keeps every law through four years of ten loans and ends as one fold of all facts", async () => {
  const days = { from: "2024-11-11", through: "2028-08-31", everyDays: 14, busy: 0.06 };
  const life = { loans: 10, years: [2024, 2025], ...days } as const;
  const { loans, counted } = await liveCounty(product, { ...life, draw: seededDraw(20_261_220) });
  expect(loans.size).toBe(life.loans);
  expect(await inCentre(product, (tx) => checkBooks(tx, loans, life.through))).toEqual([]);
  for (const loan of loans.values()) {
    const rows = foldLoan(loan, life.through).rows.map((row) => formatYuan(row.payableFen));
    expect(slowRows(loan).map((row) => row["payable"])).toEqual(rows);
  }
  const happened = [...counted.keys()];
  for (const kind of ["repaid", "corrections by policy"]) expect(happened).toContain(kind);
}, 60_000);
