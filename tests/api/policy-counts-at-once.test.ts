import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

it("a changed policy row counts for the next request", async () => {
  const clerk = await product.signInAs(["clerk"]);
  const maximum = async (): Promise<unknown> =>
    (await clerk.get("/v1/application-limits/2026-2027").expect(200)).body;
  const before = await maximum();
  expect(JSON.stringify(before)).toContain("20000.00");
  await product.database.owner.client`
    update policy_rows set value = '"23000.00"'
    where kind = 'loan-cap' and key = 'undergraduate' and value = '"20000.00"'`;
  const after = await maximum();
  expect(JSON.stringify(after)).toContain("23000.00");
  expect(JSON.stringify(after)).not.toContain("20000.00");
});
