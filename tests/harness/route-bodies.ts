import { productOpenapi, type productRoutes } from "@bursar/local/src/product-routes.ts";
import type fc from "fast-check";
import { arbitraryOf, type Schema } from "./arbitrary-of-schema.ts";

export type ProductRoute = (typeof productRoutes)[number];

interface Documented {
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema?: Schema }>> };
}
const document = JSON.parse(JSON.stringify(productOpenapi())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** Bodies that fit what the API's document says of a route's JSON. */
export function bodiesOf(route: ProductRoute): fc.Arbitrary<unknown> {
  const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
  const content = document.paths[path]?.[route.method]?.requestBody?.content;
  const schema = content?.["application/json"]?.schema ?? { type: "object" };
  return arbitraryOf(
    schema,
    (reference) => document.components.schemas[reference.split("/").at(-1) ?? ""] ?? {},
  );
}

/** Names of a path's parameters, in their order. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
}
