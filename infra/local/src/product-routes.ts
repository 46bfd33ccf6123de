import { buildOpenapi, type OpenapiDocument } from "@bursar/api-schema/openapi";
import { contractTrackerRoutes, type TrackerDeps } from "@bursar/contract-tracker/routes";
import { metaRoute } from "@bursar/http/health";
import type { AnyRoute } from "@bursar/http/routes";
import { loanIntakeRoutes, type IntakeDeps } from "@bursar/loan-intake/routes";
import { loanServicingRoutes, type ServicingDeps } from "@bursar/loan-servicing/routes";

export type ProductDeps = IntakeDeps & TrackerDeps & ServicingDeps;

export const VERSION = "0.1.0";

/** The routes of all services, as they stand on one origin. */
export const productRoutes: readonly AnyRoute<ProductDeps>[] = [
  ...loanIntakeRoutes,
  ...contractTrackerRoutes,
  ...loanServicingRoutes,
];

/** The API as a document: the golden `openapi.json` and what `/docs` shows. */
export function productOpenapi(): OpenapiDocument {
  const meta = metaRoute(() => Promise.reject(new Error("a document answers nothing")));
  return buildOpenapi([meta, ...productRoutes], {
    title: { zh: "生源地助学贷款服务系统接口", en: "Bursar API" },
    version: VERSION,
  });
}
