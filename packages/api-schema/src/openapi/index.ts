export {
  buildOpenapi,
  IdempotencyKey,
  type OpenapiDocument,
  type OpenapiInfo,
} from "./build-openapi.ts";
export type { RouteMetadata } from "./route-metadata.ts";
