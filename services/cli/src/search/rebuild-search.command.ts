import { rebuildSearch as rebuild } from "@bursar/servicing/search";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";

/** Builds a centre's search index anew; searches go on in the old one until it is done. */
export async function rebuildSearch(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const label = shell.pick({ zh: "重建搜索索引", en: "building the search index" });
    const rebuilt = await showProgress(shell, { label, total: undefined }, (onProgress) =>
      rebuild({ db: product.database }, { context, onProgress }),
    );
    if (options.json === true) shell.printJson(rebuilt);
    else {
      shell.print(
        shell.pick({
          zh: `${rebuilt.borrowers} 位借款学生、${rebuilt.contracts} 份合同可以搜到。`,
          en: `${rebuilt.borrowers} borrowers and ${rebuilt.contracts} contracts can be found.`,
        }),
      );
    }
    return exitCodes.ok;
  });
}
