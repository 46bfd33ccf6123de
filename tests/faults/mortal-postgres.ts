import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCluster } from "@bursar/local-postgres/cluster";
import postgres from "postgres";
import { waitFor } from "../harness/wait-for.ts";

/** How a server ends: told to by its administrator, in an emergency, or killed. */
export type ServerEnd = "SIGINT" | "SIGQUIT" | "SIGKILL";

/** A PostgreSQL that is one test's own, so that it may be restarted under the product. */
export interface MortalPostgres {
  /** The same before and after a restart. */
  readonly url: string;
  /** Ends the server with all its sessions and starts it on the same data. */
  restart(end: ServerEnd): Promise<void>;
  close(): Promise<void>;
}

/** Starts one in a temporary folder; while it is open, test databases are made on it. */
export async function openMortalPostgres(): Promise<MortalPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "bursar-mortal-"));
  const dataDirectory = join(folder, "postgres");
  const open = () => openCluster({ dataDirectory, durability: "fast" });
  let cluster = await open();
  const url = cluster.url();
  await makeMortal(url);
  const usual = process.env["BURSAR_TEST_DATABASE_URL"];
  process.env["BURSAR_TEST_DATABASE_URL"] = url;
  return {
    url,
    async restart(end) {
      const before = cluster;
      process.kill(before.serverPid, end);
      await waitFor("the server's end", () => Promise.resolve(!isAlive(before.serverPid)));
      cluster = await open();
      await before.close();
    },
    async close() {
      process.env["BURSAR_TEST_DATABASE_URL"] = usual;
      await cluster.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What was committed is there after a kill, for all that the usual test server is in a hurry. And
 * the session of a killed worker ends soon though it waits for a lock, which is ours.
 */
async function makeMortal(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  await sql`alter role all set synchronous_commit = on`;
  await sql`alter role all set client_connection_check_interval = '250ms'`;
  await sql.end();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
