import { writeFile } from "node:fs/promises";
import { claimFile } from "@bursar/servicing/claims";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

export interface ExportClaimOptions extends SharedOptions {
  readonly claimId: string;
  readonly format: "xlsx" | "csv";
  readonly out?: string;
}

/** Writes a claim's lines. @throws Refusal `claim.not-found`, `claim.file-too-large` */
export async function exportClaim(shell: Shell, options: ExportClaimOptions): Promise<ExitCode> {
  const { claimId, format } = options;
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const file = await claimFile({ db: product.database }, { context, claimId, format });
    const out = options.out ?? file.fileName;
    await writeFile(out, file.content);
    if (options.json === true) shell.printJson({ claimId, out });
    else shell.say({ zh: `已写入 ${out}`, en: `wrote ${out}` });
    return exitCodes.ok;
  });
}
