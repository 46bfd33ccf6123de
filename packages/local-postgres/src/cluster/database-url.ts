import { join } from "node:path";
import { COMMA_LINK } from "./socket-directory.ts";

/** The superuser that owns the cluster. */
export const OWNER_ROLE = "bursar";

export type Login = { user: string; password: string };

/**
 * `postgres://bursar@%2F<socket directory>%2F%2C/<database>`, which postgres.js, node-postgres
 * (`pg`) and libpq all take. The host is the socket directory, percent-encoded, as libpq defines
 * it; postgres.js 3.4 decodes a host only when there is a comma in it (it then suspects several),
 * so the path ends in `,`, a link to the directory itself. Without the link it asks the name
 * server for "%2F…"; with the directory in `?host=` it goes to localhost. There is no port in it:
 * postgres.js would take it for a part of the path.
 */
export function databaseUrl(socketDirectory: string, database: string, login?: Login): string {
  const host = encodeURIComponent(join(socketDirectory, COMMA_LINK));
  const user = encodeURIComponent(login?.user ?? OWNER_ROLE);
  const password = login === undefined ? "" : `:${encodeURIComponent(login.password)}`;
  return `postgres://${user}${password}@${host}/${encodeURIComponent(database)}`;
}
