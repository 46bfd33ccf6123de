import type { Role } from "@bursar/identity/permissions";
import { productRoutes } from "@bursar/local/src/product-routes.ts";
import type { Test } from "supertest";
import { knownId } from "./known-ids.ts";
import type { TestProduct } from "./open-test-product.ts";
import { parametersOf, type ProductRoute } from "./route-bodies.ts";
import type { StaffClient } from "./staff-client.ts";

/** Every route with the name by which a test reports it. */
export const namedRoutes: readonly { readonly name: string; readonly route: ProductRoute }[] =
  productRoutes.map((route) => ({
    name: `${route.method.toUpperCase()} ${route.path}`,
    route,
  }));

/** All that one person can be at a centre. */
export const ROLES_OF_A_CENTRE = [
  "clerk",
  "reviewer",
  "supervisor",
  "operator",
  "auditor",
  "volunteer",
] as const satisfies readonly Role[];

/** An id of the centre for each path parameter of the API, as far as it has one. */
export async function knownIds(
  { database }: TestProduct,
  centreId: string,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (const name of new Set(productRoutes.flatMap(({ path }) => parametersOf(path)))) {
    const id = await knownId(database, centreId, name);
    if (id !== undefined) known.set(name, id);
  }
  return known;
}

/**
 * Asks by the route's own method, naming version 1 where one must be named, so that the request
 * comes to the handler and is not turned away for want of it.
 */
export function askRoute(
  person: StaffClient,
  route: ProductRoute,
  { address, body }: { readonly address: string; readonly body: object },
): Test {
  if (route.method === "get") return person.get(address);
  if (route.method === "delete") return person.delete(address);
  const asked = person[route.method](address, body);
  return route.ifMatch ? asked.set("If-Match", '"1"') : asked;
}
