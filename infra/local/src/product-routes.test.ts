import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { productOpenapi, productRoutes } from "./product-routes.ts";

const GOLDEN = new URL("../../../packages/api-schema/openapi.json", import.meta.url);

it("the committed openapi.json is what the routes say (else: npm run generate)", () => {
  const now = `${JSON.stringify(productOpenapi(), null, 2)}\n`;
  expect(readFileSync(GOLDEN, "utf8")).toBe(now);
});

it("whatever creates or moves something takes an Idempotency-Key; signing in is no effect", () => {
  const careless = productRoutes
    .filter((route) => route.method === "post" && route.idempotent !== true)
    .map((route) => route.path);
  expect(careless).toEqual(["/v1/sessions"]);
});

it("every route but the sign-in asks for a permission", () => {
  const open = productRoutes.filter((route) => route.permission === "public");
  expect(open.map((route) => route.path)).toEqual(["/v1/sessions"]);
});
