import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { productOpenapi, productRoutes } from "./product-routes.ts";

const GOLDEN = new URL("../../../packages/api-schema/openapi.json", import.meta.url);

it("the committed openapi.json is what the routes say (else: npm run generate)", () => {
  const now = `${JSON.stringify(productOpenapi(), null, 2)}\n`;
  expect(readFileSync(GOLDEN, "utf8")).toBe(now);
});

/** POSTs that may come twice, and why. */
const REPEATABLE: ReadonlyMap<string, string> = new Map([
  ["/v1/sessions", "a second sign-in is a second session, and its token is stored nowhere"],
  ["/v1/volunteer-sessions", "the same"],
  ["/v1/borrowers/search", "a read whose text must not stand in an address"],
  ["/v1/changes/preview", "a read: nothing is written"],
  ["/v1/prepayments/preview", "the same"],
  ["/v1/deferrals/preview", "the same"],
  ["/v1/rescues/preview", "the same"],
  ["/v1/compensations/preview", "the same"],
  ["/v1/repayments/preview", "a read: nothing is written"],
  ["/v1/bulk-review-plans", "a read: nothing is written"],
  ["/v1/borrowers/:borrowerId/reveal", "a stored answer would keep the values in clear"],
]);

it("whatever creates or moves something takes an Idempotency-Key", () => {
  const careless = productRoutes
    .filter((route) => route.method === "post" && route.idempotent !== true)
    .map((route) => route.path);
  expect(careless.toSorted()).toEqual([...REPEATABLE.keys()].toSorted());
});

it("every route but the sign-ins and a public list asks for a permission", () => {
  const open = productRoutes.filter((route) => route.permission === "public");
  expect(open.map((route) => route.path).toSorted()).toEqual([
    "/publicity/:centreId/:code",
    "/v1/sessions",
    "/v1/verifications/:code",
    "/v1/volunteer-sessions",
  ]);
});
