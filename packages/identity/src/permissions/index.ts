export {
  PERMISSIONS,
  permissionsOf,
  ROLES,
  rolesGranting,
  type Permission,
  type Role,
} from "./roles.ts";
export { SERVICE_SCOPES, type ServiceScope } from "./service-scopes.ts";
