import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDatabase, migrateDatabase, schemaText } from "@bursar/database/migrations";
import { openCluster } from "@bursar/local-postgres/cluster";
import { productOpenapi } from "./product-routes.ts";
import { writeDivisions } from "./registries/write-divisions.ts";

const packages = fileURLToPath(new URL("../../../packages/", import.meta.url));

/** Writes the golden files: the API's document, the database's schema, the register of divisions. */
async function generate(): Promise<void> {
  writeDivisions();
  const openapi = JSON.stringify(productOpenapi(), null, 2);
  writeFileSync(join(packages, "api-schema/openapi.json"), `${openapi}\n`);
  const directory = mkdtempSync(join(tmpdir(), "bursar-generate-"));
  const cluster = await openCluster({
    dataDirectory: join(directory, "postgres"),
    durability: "fast",
  });
  try {
    await createDatabase(cluster.url("postgres"), "bursar");
    await migrateDatabase(cluster.url("bursar"));
    const schema = await schemaText(cluster.url("bursar"));
    writeFileSync(join(packages, "database/schema.sql"), schema);
  } finally {
    await cluster.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

await generate();
