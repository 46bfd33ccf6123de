import { readStatementCopy } from "@bursar/servicing/statements";
import { signedReason } from "@bursar/documents/seal";
import { CliError } from "../cli-error.ts";
import { withFiles } from "../documents/with-files.ts";
import { exitCodes } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct } from "../product/open-product.ts";
import type { Shell } from "../terminal/shell.ts";

/**
 * The bytes that a centre keeps of the sheet whose number stands in the document's signature.
 *
 * @throws CliError `document.not-stored`
 */
export async function readStoredCopy(
  shell: Shell,
  { centre, content }: { readonly centre: string | undefined; readonly content: Buffer },
): Promise<Buffer> {
  const number = signedReason(content).split(" ").at(-1) ?? "";
  return withProduct(shell, (product) =>
    withFiles(product.dataDirectory, async (files) => {
      const deps = { db: product.database, files };
      for (const context of await enterCentres(product, centre)) {
        const copy = await readStatementCopy(deps, { context, number });
        if (copy !== undefined) return copy;
      }
      throw new CliError("document.not-stored", exitCodes.checkFailed, {
        zh: "没有留存编号相同的单据：可能不是这里开具的。",
        en: "No centre here keeps a sheet of that number: it may not have been issued here.",
      });
    }),
  );
}
