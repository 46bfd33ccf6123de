export { migrateDatabase, provisionLogins, loginUrl, type Logins } from "./migrate-database.ts";
export { schemaText } from "./schema-text.ts";
