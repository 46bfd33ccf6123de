import { setBusinessDate } from "@bursar/servicing/centres";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";

/**
 * Shows which day it is at the centre; with a date it becomes that day there, which only a demo
 * centre allows. @throws Refusal `centre.not-demo`
 */
export async function showOrSetBusinessDate(
  shell: Shell,
  options: SharedOptions & { readonly date?: string },
): Promise<ExitCode> {
  const wanted = options.date === undefined ? undefined : requireDate(options.date);
  return withProduct(shell, async (product) => {
    const {
      context,
      isDemo,
      businessOn: before,
    } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    const businessOn =
      wanted === undefined ? before : await setBusinessDate(deps, { context, businessOn: wanted });
    if (options.json === true) {
      shell.printJson({ businessOn, demo: isDemo, changed: businessOn !== before });
    } else shell.print(businessOn);
    return exitCodes.ok;
  });
}
