import { countChains } from "@bursar/database/audit";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { AuditAnchor } from "@bursar/domain/audit";
import { sealAudit, verifyAuditChain, verifyContractChains } from "@bursar/servicing/audit";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import { readAnchors } from "./read-anchors.ts";
import { chainJson, chainText, isWhole, type VerifiedCentre } from "./chain-report.ts";

export interface VerifyChainOptions extends SharedOptions {
  readonly anchors?: string;
}

/**
 * Seals what waits, walks every chain of one centre or of all, and names the first break of each.
 * Exit code 1 when a chain is broken.
 */
export async function verifyChain(shell: Shell, options: VerifyChainOptions): Promise<ExitCode> {
  const outside = options.anchors === undefined ? [] : readAnchors(options.anchors);
  return withProduct(shell, async (product) => {
    const contexts = await enterCentres(product, options.centre);
    const total = await countAll(product, contexts);
    const label = shell.pick({ zh: "查验", en: "verifying" });
    const verified = await showProgress(shell, { label, total }, async (step) => {
      const results: VerifiedCentre[] = [];
      let done = 0;
      const advance = (rows: number): void => step((done += rows));
      for (const context of contexts) {
        results.push(await verifyCentre(product, { context, outside, advance, shell }));
      }
      return results;
    });
    if (options.json === true) shell.printJson(chainJson(verified));
    else shell.print(chainText(shell, verified));
    return verified.every(isWhole) ? exitCodes.ok : exitCodes.error;
  });
}

async function countAll(product: Product, contexts: readonly ActionContext[]): Promise<number> {
  let total = 0;
  for (const context of contexts) {
    await sealAudit({ db: product.batch }, { context, wait: true });
    const { seals, events } = await readCentre(product.batch, context, countChains);
    total += seals + events;
  }
  return total;
}

interface CentreToVerify {
  readonly context: ActionContext;
  readonly outside: readonly AuditAnchor[];
  readonly advance: (rows: number) => void;
  readonly shell: Shell;
}

async function verifyCentre(
  { batch }: Product,
  { context, outside, advance, shell }: CentreToVerify,
): Promise<VerifiedCentre> {
  const command = { context, step: advance, signal: shell.signal };
  return {
    centreId: context.centreId,
    audit: await verifyAuditChain({ db: batch }, { ...command, outside }),
    contracts: await verifyContractChains({ db: batch }, command),
  };
}
