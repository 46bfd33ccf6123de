export { healthRoutes } from "./health-routes.ts";
export { MetaBody, metaRoute, type Meta, type ReadMeta } from "./meta-route.ts";
export type { ReadinessChecks } from "./readiness.ts";
