import postgres from "postgres";
import type { Options, Sql } from "postgres";

/** The test server's owner, or a sentence that says how to get one. */
function databaseUrl(): string {
  const url = process.env["BURSAR_TEST_DATABASE_URL"];
  if (url === undefined || url === "") {
    throw new Error("BURSAR_TEST_DATABASE_URL is not set: run these tests through `npm test`");
  }
  return url;
}

/** One connection, so that what one query leaves behind is met by the next. */
export function connectOnce(options: Options<Record<string, never>> = {}): Sql {
  return postgres(databaseUrl(), { max: 1, onnotice: () => undefined, ...options });
}
