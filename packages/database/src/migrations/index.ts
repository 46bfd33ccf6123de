export { migrateDatabase, provisionLogins, loginUrl, type Logins } from "./migrate-database.ts";
export { createDatabase } from "./create-database.ts";
export { schemaText } from "./schema-text.ts";
export {
  appliedMigrationHashes,
  migrateThrough,
  shippedMigrationHashes,
} from "./migrate-through.ts";
