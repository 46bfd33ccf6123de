import fc from "fast-check";
import { expect, test } from "vitest";
import { routeTable } from "./route-table.ts";

const PATHS = [
  "/v1/loans",
  "/v1/loans/late",
  "/v1/loans/:contractNo",
  "/v1/loans/:contractNo/explanation",
  "/v1/:noun/late/explanation",
  "/v1/:noun/:id",
  "/v1/loans/first/:part",
];
const routes = PATHS.flatMap((path) => ["get", "post"].map((method) => ({ method, path })));
const find = routeTable(routes);

/** By the order of the list, one after another. */
function tried(method: string, path: string) {
  const segments = path.split("/");
  const fits = (pattern: string): boolean => {
    const parts = pattern.split("/");
    const isEach = parts.every((part, place) => part.startsWith(":") || part === segments[place]);
    return isEach && parts.length === segments.length;
  };
  return routes.find((route) => route.method.toUpperCase() === method && fits(route.path));
}

const segment = fc.constantFrom("v1", "loans", "late", "explanation", "first", "3710832", "x-1");
const paths = fc.array(segment, { minLength: 1, maxLength: 5 });

test("gives the route that the order of the list gives, with its values", () => {
  fc.assert(
    fc.property(fc.constantFrom("GET", "POST", "PUT"), paths, (method, segments) => {
      const path = `/${segments.join("/")}`;
      const found = find(method, path);
      expect(found?.route).toBe(tried(method, path));
      const names = found?.route.path.split("/").slice(1) ?? [];
      for (const [place, name] of names.entries()) {
        if (name.startsWith(":")) expect(found?.params[name.slice(1)]).toBe(segments[place]);
      }
    }),
  );
});

test.each([
  "/V1/loans",
  "/v1/loans/",
  "/v1//loans",
  "/v1/loans/%33",
  "/v1/loans/a b",
  "",
  "/",
  "/v1/loans/贷",
])("leaves %j to Express", (path) => {
  expect(find("GET", path)?.route.path === path).toBe(false);
  if (!path.includes("V1")) expect(find("GET", path)).toBeUndefined();
});
