import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createKeyRing, parseKeyRing, type KeyRing } from "@bursar/config/keys";
import { nationalPolicyRows } from "@bursar/domain/policy";
import postgres from "postgres";
import { openDatabase, type Database } from "../connection/index.ts";
import { loginUrl, migrateDatabase, provisionLogins } from "../migrations/index.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations/", import.meta.url));
const LOCK = 7_241_101;
/** The test server's own; `DATABASE_URL` must name a server that holds nothing else. */
const PASSWORD = "test-login";

/** A database of one test file: migrated, empty but for the policy, gone after `close`. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly batchUrl: string;
  readonly nationalUrl: string;
  readonly policyUrl: string;
  readonly keys: KeyRing;
  readonly keysText: string;
  /** As the services' login: fenced by row-level security. */
  readonly app: Database;
  /** As the workers' login. */
  readonly batch: Database;
  /** As the login of the figures across centres. */
  readonly national: Database;
  /** As the login that alone writes policy. */
  readonly policy: Database;
  /** As the owner, for what a starter does. */
  readonly owner: Database;
  close(): Promise<void>;
}

/** Clones the migrated template (about 100 ms) on the server of `BURSAR_TEST_DATABASE_URL`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env["BURSAR_TEST_DATABASE_URL"];
  if (server === undefined) {
    throw new Error("BURSAR_TEST_DATABASE_URL is not set: run the tests through `npm test`");
  }
  const name = `bursar_test_${randomBytes(6).toString("hex")}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  const template = await ensureTemplate(admin, server);
  await admin.unsafe(`create database ${name} template ${template}`);
  const ownerUrl = databaseUrl(server, name);
  const keysText = createKeyRing();
  const keys = parseKeyRing(keysText);
  const appUrl = loginUrl(ownerUrl, "bursar_app", PASSWORD);
  const batchUrl = loginUrl(ownerUrl, "bursar_batch", PASSWORD);
  const open = (url: string) => openDatabase({ url, keys, maxConnections: 6, name: "test" });
  const nationalUrl = loginUrl(ownerUrl, "bursar_national", PASSWORD);
  const national = open(nationalUrl);
  const policyUrl = loginUrl(ownerUrl, "bursar_policy", PASSWORD);
  const policy = open(policyUrl);
  const pools = {
    app: open(appUrl),
    batch: open(batchUrl),
    owner: open(ownerUrl),
    national,
    policy,
  };
  return {
    ownerUrl,
    appUrl,
    batchUrl,
    nationalUrl,
    policyUrl,
    keys,
    keysText,
    ...pools,
    async close() {
      await Promise.all(Object.values(pools).map((pool) => pool.close()));
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

/** Named for what it was made from, so that a changed migration makes a new one. */
async function ensureTemplate(admin: postgres.Sql, server: string): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(nationalPolicyRows));
  for (const file of readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()) {
    hash.update(readFileSync(new URL(file, `file://${MIGRATIONS}`)));
  }
  const name = `bursar_template_${hash.digest("hex").slice(0, 16)}`;
  const draft = `${name}_draft`;
  await admin`select pg_advisory_lock(${LOCK})`;
  try {
    const [known] = await admin`select 1 from pg_database where datname = ${name}`;
    if (known !== undefined) return name;
    await admin.unsafe(`drop database if exists ${draft}`);
    await admin.unsafe(`create database ${draft}`);
    const ownerUrl = databaseUrl(server, draft);
    await migrateDatabase(ownerUrl);
    await provisionLogins(ownerUrl, {
      appPassword: PASSWORD,
      batchPassword: PASSWORD,
      nationalPassword: PASSWORD,
      policyPassword: PASSWORD,
    });
    await admin.unsafe(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await admin`select pg_advisory_unlock(${LOCK})`;
  }
}
