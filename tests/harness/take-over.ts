import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commitImport, commitSlice, stageImport } from "@bursar/servicing/imports";
import { CENTRES, type CentreName, type TestProduct } from "./open-test-product.ts";
import { portfolioCsv, type PortfolioLine } from "./portfolio-files.ts";

/**
 * Takes running loans over into a centre, to the end, without a worker or an account.
 *
 * @returns the import's id
 */
export async function takeOver(
  product: TestProduct,
  centre: CentreName,
  lines: readonly PortfolioLine[],
): Promise<string> {
  const deps = { db: product.database.app };
  const actor = { id: "usr_supervisor", kind: "staff" };
  const context = { actor, centreId: CENTRES[centre], requestId: "req_take_over" };
  const folder = await mkdtemp(join(tmpdir(), "bursar-portfolio-"));
  try {
    const file = { path: join(folder, "portfolio.csv"), fileName: "portfolio.csv" };
    await writeFile(file.path, portfolioCsv(lines));
    const { id: importId } = await stageImport(deps, { context, kind: "portfolio", file });
    await commitImport(deps, { context, importId, mayUse: () => true });
    let taken = await commitSlice(deps, { context, importId });
    while (taken.status === "committing") taken = await commitSlice(deps, { context, importId });
    return importId;
  } finally {
    await rm(folder, { recursive: true });
  }
}
