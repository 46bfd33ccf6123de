import { join } from "node:path";
import { readEnvironment } from "@bursar/config/environment";
import { loadSecrets, type Secrets } from "@bursar/config/keys";
import {
  createDatabase,
  loginUrl,
  migrateDatabase,
  provisionLogins,
} from "@bursar/database/migrations";
import { openCluster, type Progress } from "@bursar/local-postgres/cluster";
import {
  backendFromEnvironment,
  migrateQueueBackend,
  type QueueBackend,
} from "@bursar/queues/backend";
import { z } from "zod";
import { ensureRegistries } from "./registries/ensure-registries.ts";

const DATABASE = "bursar";

/** A database that is ready to serve: migrated, with logins, and the queues beside it. */
export interface Product {
  readonly dataDirectory: string;
  readonly secrets: Secrets;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly batchUrl: string;
  readonly nationalUrl: string;
  readonly policyUrl: string;
  readonly backend: QueueBackend;
  /** Lets go of the embedded server, which stops with its last user. */
  close(): Promise<void>;
}

const schema = z.object({ DATABASE_URL: z.string().optional(), REDIS_URL: z.string().optional() });

/**
 * Opens the product's database, the embedded one unless `DATABASE_URL` names another server, and
 * brings it to this version. Safe to call from several processes at once.
 */
export async function openProduct(options: {
  dataDirectory: string;
  log: (progress: Progress) => void;
}): Promise<Product> {
  const { dataDirectory, log } = options;
  const environment = readEnvironment(schema);
  const secrets = loadSecrets(dataDirectory);
  const server = await openServer(environment.DATABASE_URL, options);
  try {
    const { ownerUrl } = server;
    log({ zh: "检查数据库结构", en: "checking the database schema" });
    await migrateDatabase(ownerUrl);
    await provisionLogins(ownerUrl, secrets);
    await ensureRegistries(ownerUrl, secrets.fieldKeys);
    const batchUrl = loginUrl(ownerUrl, "bursar_batch", secrets.batchPassword);
    const backend = { redisUrl: environment.REDIS_URL };
    await migrateQueueBackend(backendFromEnvironment({ ...backend, databaseUrl: ownerUrl }), {
      grantTo: ["bursar_app", "bursar_batch"],
    });
    return {
      dataDirectory,
      secrets,
      ownerUrl,
      appUrl: loginUrl(ownerUrl, "bursar_app", secrets.appPassword),
      batchUrl,
      nationalUrl: loginUrl(ownerUrl, "bursar_national", secrets.nationalPassword),
      policyUrl: loginUrl(ownerUrl, "bursar_policy", secrets.policyPassword),
      backend: backendFromEnvironment({ ...backend, databaseUrl: batchUrl }),
      close: () => server.close(),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function openServer(
  given: string | undefined,
  options: { dataDirectory: string; log: (progress: Progress) => void },
): Promise<{ ownerUrl: string; close(): Promise<void> }> {
  if (given !== undefined) return { ownerUrl: given, close: () => Promise.resolve() };
  options.log({ zh: "启动内置 PostgreSQL", en: "starting the built-in PostgreSQL" });
  const cluster = await openCluster({
    dataDirectory: join(options.dataDirectory, "postgres"),
    log: options.log,
  });
  await createDatabase(cluster.url("postgres"), DATABASE);
  return { ownerUrl: cluster.url(DATABASE), close: () => cluster.close() };
}
