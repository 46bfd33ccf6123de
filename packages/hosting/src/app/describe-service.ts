import { buildOpenapi, type OpenapiDocument } from "@bursar/api-schema/openapi";
import { metaRoute } from "@bursar/http/health";
import type { AnyRoute } from "@bursar/http/routes";

export const VERSION = "0.1.0";

/** What a service is called and what it answers. */
export interface ServiceDescription<Deps> {
  readonly title: { readonly zh: string; readonly en: string };
  readonly routes: readonly AnyRoute<Deps>[];
}

/** The API of a service as a document. */
export function describeService<Deps>(service: ServiceDescription<Deps>): OpenapiDocument {
  const meta = metaRoute(() => Promise.reject(new Error("a document answers nothing")));
  const { title } = service;
  return buildOpenapi([meta, ...service.routes], { title, version: VERSION });
}
