import type { OpenapiDocument } from "@bursar/api-schema/openapi";
import { contractTrackerRoutes, type TrackerDeps } from "@bursar/contract-tracker/routes";
import { describeService } from "@bursar/hosting/app";
import type { AnyRoute } from "@bursar/http/routes";
import { loanIntakeRoutes, type IntakeDeps } from "@bursar/loan-intake/routes";
import { loanServicingRoutes, type ServicingDeps } from "@bursar/loan-servicing/routes";

export type ProductDeps = IntakeDeps & TrackerDeps & ServicingDeps;

/** The routes of all services, as they stand on one origin. */
export const productRoutes: readonly AnyRoute<ProductDeps>[] = [
  ...loanIntakeRoutes,
  ...contractTrackerRoutes,
  ...loanServicingRoutes,
];

/** All services as if they were one. */
export const product = {
  title: { zh: "生源地助学贷款服务系统接口", en: "Bursar API" },
  routes: productRoutes,
};

/** The API as a document: the golden `openapi.json` and what `/docs` shows. */
export function productOpenapi(): OpenapiDocument {
  return describeService(product);
}
