import { writeFile } from "node:fs/promises";
import { readSealSettings } from "@bursar/config/environment";
import { sealFrom } from "@bursar/documents/seal";
import { issueStatement, printStatement, type IssueStatement } from "@bursar/servicing/statements";
import { withFiles } from "./documents/with-files.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireWritable } from "./require-writable.ts";
import { requireYear } from "./require-year.ts";
import type { Shell } from "./terminal/shell.ts";

export interface IssueLoanStatementOptions extends SharedOptions {
  readonly contractNo: string;
  readonly kind: IssueStatement["kind"];
  readonly year?: string;
  readonly output?: string;
}

/**
 * Issues a statement or certificate and writes its first print.
 *
 * @throws CliError `year.format`; Refusal `loan.not-found`, `statement.…`
 */
export async function issueLoanStatement(
  shell: Shell,
  options: IssueLoanStatementOptions,
): Promise<ExitCode> {
  const { contractNo, kind } = options;
  const year = options.year === undefined ? undefined : requireYear(options.year);
  // Before it is issued: a certificate has its number for good.
  await requireWritable(options.output ?? ".");
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { issued, printed } = await withFiles(product.dataDirectory, async (files) => {
      const seal = sealFrom(readSealSettings(product.dataDirectory));
      const deps = { db: product.database, files, seal };
      const issuer = context.actor.id;
      const request = { context, contractNo, kind, year, issuer };
      const issued = await issueStatement(deps, request);
      const print = { context, statementId: issued.id, reason: undefined };
      return { issued, printed: await printStatement(deps, print) };
    });
    const file = options.output ?? printed.fileName;
    await writeFile(file, printed.content);
    const { id, number, issuedOn, sha256, sealedBy } = issued;
    if (options.json === true)
      shell.printJson({
        id,
        kind,
        contractNo,
        number,
        issuedOn,
        sha256,
        sealedBy,
        file,
      });
    else shell.print(`${number}  ${file}`);
    return exitCodes.ok;
  });
}
