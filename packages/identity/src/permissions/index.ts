export {
  PERMISSIONS,
  permissionsOf,
  ROLES,
  rolesGranting,
  type Permission,
  type Role,
} from "./roles.ts";
