import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCluster } from "@bursar/local-postgres/cluster";
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

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
