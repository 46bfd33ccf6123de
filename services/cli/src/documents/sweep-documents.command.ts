import { sweepFiles } from "@bursar/servicing/documents";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { withFiles } from "./with-files.ts";

/** Sweeps the file store of one centre or of all; exit code 6 when a named file is gone. */
export async function sweepDocuments(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, (product) =>
    withFiles(product.dataDirectory, async (files) => {
      const deps = { db: product.database, files };
      let missing = 0;
      for (const context of await enterCentres(product, options.centre)) {
        const found = await sweepFiles(deps, { context });
        missing += found.missing.length;
        if (options.json === true) shell.printJson({ centreId: context.centreId, ...found });
        else {
          shell.print(
            shell.pick({
              zh: `${context.centreId}：${found.files} 个文件，删除无登记的 ${found.orphans.length} 个，缺失 ${found.missing.length} 个。`,
              en: `${context.centreId}: ${found.files} files, ${found.orphans.length} removed that nothing named, ${found.missing.length} gone.`,
            }),
          );
          for (const id of found.missing) shell.print(`  ${id}`);
        }
      }
      return missing === 0 ? exitCodes.ok : exitCodes.checkFailed;
    }),
  );
}
