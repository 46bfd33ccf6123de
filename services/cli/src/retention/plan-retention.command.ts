import { planRetention as plan } from "@bursar/servicing/retention";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

/** What may go in one centre or in each. */
export async function planRetention(
  shell: Shell,
  options: SharedOptions & { readonly asOf?: string },
): Promise<ExitCode> {
  if (options.asOf !== undefined) requireDate(options.asOf);
  return withProduct(shell, async (product) => {
    const deps = { db: product.database };
    const plans = [];
    for (const context of await enterCentres(product, options.centre)) {
      const { asOf, due, held, planHash } = await plan(deps, { context, asOf: options.asOf });
      plans.push({ centreId: context.centreId, asOf, due, held, planHash });
    }
    if (options.json === true) shell.printJson({ centres: plans });
    else
      for (const { centreId, asOf, due, held, planHash } of plans) {
        shell.print(`${centreId}  ${asOf}  ${planHash}`);
        const word = shell.pick({ zh: "保全", en: "held" });
        const lines = [
          ...Object.entries(due).map(([name, count]) => [name, String(count), ""]),
          ...Object.entries(held).map(([name, count]) => [name, String(count), word]),
        ];
        if (lines.length > 0) shell.print(textTable(lines, ["left", "right", "left"]));
        else shell.print(shell.pick({ zh: "没有到期的资料。", en: "Nothing is due." }));
      }
    return exitCodes.ok;
  });
}
