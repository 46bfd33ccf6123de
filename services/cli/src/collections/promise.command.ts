import { recordPromise } from "@bursar/servicing/collections";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";
import { requireYuan } from "./require-yuan.ts";

export interface PromiseOptions extends SharedOptions {
  readonly borrower: string;
  readonly as: string;
  readonly amount: string;
  readonly by: string;
}

/** Takes a promise to pay everything that is overdue, or a part of it. */
export async function takePromise(shell: Shell, options: PromiseOptions): Promise<ExitCode> {
  const amountFen = requireYuan(options.amount);
  const payBy = requireDate(options.by);
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const asked = { workplace, account: options.as, permission: "collection.record" } as const;
    const context = await actAs(shell, product, asked);
    const deps = { db: product.database };
    const { borrower: borrowerId } = options;
    const taken = await recordPromise(deps, { context, borrowerId, amountFen, payBy });
    if (options.json === true) shell.printJson(taken);
    else shell.print(taken.promiseId);
    return exitCodes.ok;
  });
}
