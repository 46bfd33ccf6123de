import { loadSecrets } from "@bursar/config/keys";
import { listCentreIds } from "@bursar/database/centres";
import { openDatabase, type Database } from "@bursar/database/connection";
import { openDatabaseServer, type DatabaseServer } from "../product/database-server.ts";
import { connectProduct, type Product } from "../product/open-product.ts";
import type { Shell } from "../terminal/shell.ts";
import { checkBackups } from "./check-backups.ts";
import { checkBooks } from "./check-books.ts";
import { checkCentre } from "./check-centre.ts";
import { checkDatabase, checkLogins } from "./check-database.ts";
import { checkEngine } from "./check-engine.ts";
import { checkFiles } from "./check-files.ts";
import { checkMachine } from "./check-machine.ts";
import { checkQueues } from "./check-queues.ts";
import { checkSeal } from "./check-seal.ts";
import { brokenCheck, failure, type Finding } from "./finding.ts";

/** Makes every check that can be made; what one finds doesn't stop the others. */
export async function examine(shell: Shell, dataDirectory: string): Promise<Finding[]> {
  // Before the secrets are loaded, which makes the folder and tightens the file.
  const machine = await attempt("machine", () => checkMachine(dataDirectory));
  const engine = await attempt("engine", checkEngine);
  const seal = await attempt("seal", () => checkSeal(dataDirectory, new Date()));
  const database = await attempt("database", async () => {
    const secrets = loadSecrets(dataDirectory);
    const server = await openServer(shell, dataDirectory);
    return "level" in server ? [server] : examineServer(server, { dataDirectory, secrets });
  });
  return [...machine, ...engine, ...seal, ...database];
}

async function examineServer(
  server: DatabaseServer,
  installation: Pick<Product, "dataDirectory" | "secrets">,
): Promise<Finding[]> {
  const keys = installation.secrets.fieldKeys;
  const owner = openDatabase({ url: server.ownerUrl, keys, maxConnections: 1 });
  const product = connectProduct(server, installation);
  try {
    const database = await attempt("database", () => checkDatabase(owner, server.isEmbedded));
    const isReady = database.every(({ level }) => level === "ok");
    return isReady ? [...database, ...(await examineProduct(owner, product))] : database;
  } finally {
    await owner.close();
    await product.close();
  }
}

async function examineProduct(owner: Database, product: Product): Promise<Finding[]> {
  const centres = async (): Promise<Finding[]> => {
    const ids = await listCentreIds(product.database);
    const found = ids.flatMap((id) => [
      attempt("centre", () => checkCentre(product, id)),
      attempt("tie-out", () => checkBooks(product, id)),
      attempt("documents", () => checkFiles(product, id)),
    ]);
    return (await Promise.all(found)).flat();
  };
  return [
    ...(await attempt("row-level-security", () => checkLogins(owner, product.database))),
    ...(await attempt("centre", centres)),
    ...(await attempt("queues", () => checkQueues(product))),
    ...(await attempt("backup", () => checkBackups(owner))),
  ];
}

/** The built-in server explains itself when it can't start. */
async function openServer(shell: Shell, dataDirectory: string): Promise<DatabaseServer | Finding> {
  try {
    return await openDatabaseServer(shell, dataDirectory);
  } catch (error) {
    const [zh, en] = ["zh", "en"].map((name): unknown => Object(error)[name] as unknown);
    if (typeof zh !== "string" || typeof en !== "string") throw error;
    const todo = { zh: "按上面的说明处理后再查", en: "do what it says and look again" };
    return failure("database", { zh, en }, todo);
  }
}

async function attempt(id: string, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [brokenCheck(id, error)];
  }
}
