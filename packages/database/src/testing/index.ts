export { databaseUrl, openTestDatabase, type TestDatabase } from "./test-database.ts";
