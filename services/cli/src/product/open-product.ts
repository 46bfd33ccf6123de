import { dataDirectory as dataDirectoryOf } from "@bursar/config/environment";
import { loadSecrets, type Secrets } from "@bursar/config/keys";
import { openDatabase, type Database } from "@bursar/database/connection";
import { loginUrl } from "@bursar/database/migrations";
import type { Shell } from "../terminal/shell.ts";
import { openDatabaseServer, type DatabaseServer } from "./database-server.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { projectRoot } from "./project-root.ts";
import { canSignIn, readSchemaState } from "./schema-state.ts";

/** The product's database as a command uses it; the same one as the services'. */
export interface Product {
  readonly dataDirectory: string;
  readonly secrets: Secrets;
  /** For the few commands that do what only the database's owner may. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly batchUrl: string;
  /** Fenced by row-level security: what use cases get. */
  readonly database: Database;
  /** As the workers' login, which sees all centres: every statement names its own. */
  readonly batch: Database;
  /** As the login that alone writes policy; connects when a command about policy asks. */
  readonly policy: Database;
  close(): Promise<void>;
}

/**
 * Opens the database of `DATABASE_URL`, else the embedded one, and makes it ready first where it
 * is new or of an earlier version. Nothing but the embedded server is started.
 */
export async function openProduct(shell: Shell): Promise<Product> {
  const dataDirectory = dataDirectoryOf(projectRoot);
  const secrets = loadSecrets(dataDirectory);
  const server = await openDatabaseServer(shell, dataDirectory);
  try {
    if (!(await isReady(server, secrets))) await prepareDatabase(shell);
  } catch (error) {
    await server.close();
    throw error;
  }
  return connectProduct(server, { dataDirectory, secrets });
}

/** Connects to a database as it is; nothing is asked of it yet. */
export function connectProduct(
  server: DatabaseServer,
  { dataDirectory, secrets }: Pick<Product, "dataDirectory" | "secrets">,
): Product {
  const { ownerUrl } = server;
  const appUrl = loginUrl(ownerUrl, "bursar_app", secrets.appPassword);
  const batchUrl = loginUrl(ownerUrl, "bursar_batch", secrets.batchPassword);
  const open = (url: string): Database =>
    openDatabase({ url, keys: secrets.fieldKeys, maxConnections: 2, name: "bursar-cli" });
  const [database, batch] = [open(appUrl), open(batchUrl)];
  const policy = open(loginUrl(ownerUrl, "bursar_policy", secrets.policyPassword));
  const close = async (): Promise<void> => {
    await Promise.all([database.close(), batch.close(), policy.close()]);
    await server.close();
  };
  return { dataDirectory, secrets, ownerUrl, appUrl, batchUrl, database, batch, policy, close };
}

/** Whether the schema is this version's and the services' login has this data folder's password. */
async function isReady({ ownerUrl }: DatabaseServer, secrets: Secrets): Promise<boolean> {
  const open = (url: string): Database =>
    openDatabase({ url, keys: secrets.fieldKeys, maxConnections: 1 });
  const owner = open(ownerUrl);
  const app = open(loginUrl(ownerUrl, "bursar_app", secrets.appPassword));
  try {
    return (await readSchemaState(owner)).kind === "ready" && (await canSignIn(app));
  } finally {
    await Promise.all([owner.close(), app.close()]);
  }
}

/** Opens the product for the time of `work`. */
export async function withProduct<T>(
  shell: Shell,
  work: (product: Product) => Promise<T>,
): Promise<T> {
  const product = await openProduct(shell);
  try {
    return await work(product);
  } finally {
    await product.close();
  }
}
