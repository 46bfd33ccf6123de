import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { Environment } from "./queue-backends.ts";

export type TestDatabase = {
  /** The owner's. */
  readonly url: string;
  /** Runs one statement in the server's own database, as its owner. */
  runOnServer(statement: string): Promise<void>;
  drop(): Promise<void>;
};

/**
 * Makes an empty database on the server of `BURSAR_TEST_DATABASE_URL`, for the queues' own tests.
 *
 * @throws Error when the variable is missing: these tests have nothing to say without a server.
 */
export async function createTestDatabase(environment: Environment): Promise<TestDatabase> {
  const server = testServerUrl(environment);
  const name = `bursar_test_queues_${randomBytes(6).toString("hex")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const run = (statement: string) => runOn(server, statement);
  await run(`create database ${name}`);
  const drop = () => run(`drop database ${name} with (force)`);
  return { url: url.href, runOnServer: run, drop };
}

async function runOn(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function testServerUrl(environment: Environment): string {
  const url = environment["BURSAR_TEST_DATABASE_URL"];
  if (url !== undefined && url !== "") return url;
  throw new Error(
    "BURSAR_TEST_DATABASE_URL is not set. `npm test` starts a PostgreSQL for the tests and sets " +
      "it; to run them alone, set it to the owner's URL of a server on which databases and roles " +
      "may be created.",
  );
}
