import { deferPrincipal, previewDeferral } from "@bursar/servicing/deferrals";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireYear } from "../require-year.ts";
import type { Shell } from "../terminal/shell.ts";

export interface DeferOptions extends SharedOptions {
  readonly contractNo: string;
  readonly year: string;
  readonly commit?: true;
  readonly as?: string;
}

/**
 * Shows what a deferral would change; with `--commit` it is filed, for good.
 *
 * @throws Refusal `relief.…`, `deferral.…`
 */
export async function defer(shell: Shell, options: DeferOptions): Promise<ExitCode> {
  const year = requireYear(options.year);
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const context =
      options.as === undefined
        ? workplace.context
        : await actAs(shell, product, {
            workplace,
            account: options.as,
            permission: "servicing.enter",
          });
    const deps = { db: product.database };
    const { contractNo } = options;
    const plan = await previewDeferral(deps, { context, contractNo, year });
    const { lastDay, filedOn, previewHash } = plan;
    const effects = plan.contracts.map(({ effect }) => effect);
    const filed =
      options.commit === true
        ? await deferPrincipal(deps, { context, contractNo, year, previewHash })
        : undefined;
    if (options.json === true) {
      const deferralId = filed?.id ?? null;
      shell.printJson({ year, filedOn, lastDay, previewHash, deferralId, effects });
      return exitCodes.ok;
    }
    for (const effect of effects)
      shell.print(`${effect.contractNo}\n${shell.language === "zh" ? effect.zh : effect.en}`);
    shell.say(
      filed === undefined
        ? {
            zh: `最迟 ${lastDay} 申请，申请后不可撤销。确认申请：加 --commit`,
            en: `To be filed by ${lastDay}, for good. To file it, add --commit`,
          }
        : { zh: `已延期：${filed.id}`, en: `Deferred: ${filed.id}` },
    );
    return exitCodes.ok;
  });
}
