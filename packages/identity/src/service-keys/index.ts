export {
  createServiceKey,
  listServiceKeys,
  type CreatedServiceKey,
  type CreateServiceKey,
} from "./create-service-key.ts";
export type { ServiceActor } from "./find-service-key.ts";
export { revokeServiceKey } from "./revoke-service-key.ts";
export type { ServiceKey } from "./service-key-rows.ts";
