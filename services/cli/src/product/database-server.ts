import { join } from "node:path";
import { readEnvironment } from "@bursar/config/environment";
import { openCluster } from "@bursar/local-postgres/cluster";
import { z } from "zod";
import type { Shell } from "../terminal/shell.ts";

const DATABASE = "bursar";

/** The server that holds the product's database, kept running until `close`. */
export interface DatabaseServer {
  /** The owner's, who may do everything. */
  readonly ownerUrl: string;
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

/** The server of `DATABASE_URL`, else the embedded one, started when it is not running. */
export async function openDatabaseServer(
  shell: Shell,
  dataDirectory: string,
): Promise<DatabaseServer> {
  const environment = readEnvironment(z.object({ DATABASE_URL: z.string().optional() }));
  const given = environment.DATABASE_URL;
  if (given !== undefined) {
    return { ownerUrl: given, isEmbedded: false, close: () => Promise.resolve() };
  }
  const cluster = await openCluster({
    dataDirectory: join(dataDirectory, "postgres"),
    log: ({ zh, en }) => shell.say({ zh: `· ${zh}`, en: `· ${en}` }),
  });
  return { ownerUrl: cluster.url(DATABASE), isEmbedded: true, close: () => cluster.close() };
}
