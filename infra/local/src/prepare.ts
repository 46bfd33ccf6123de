import { fileURLToPath } from "node:url";
import { dataDirectory } from "@bursar/config/environment";
import { ensureDemoCounty } from "./create-demo-county.ts";
import { openProduct } from "./open-product.ts";
import { explainFailure } from "./explain-failure.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

try {
  const product = await openProduct({
    dataDirectory: dataDirectory(root),
    log: ({ zh }) => process.stderr.write(`· ${zh}\n`),
  });
  await ensureDemoCounty(product);
  await product.close();
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
}
