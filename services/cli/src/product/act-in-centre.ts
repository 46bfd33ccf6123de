import type { ActionContext, Database } from "@bursar/database/connection";
import type { Permission } from "@bursar/identity/permissions";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { actAs } from "./act-as.ts";
import { enterCentre } from "./enter-centre.ts";
import { withProduct } from "./open-product.ts";

/** Who is to act where, and what they need to be allowed to do. */
export interface Acting extends SharedOptions {
  /** A member of staff; without one it is the person at the keyboard. */
  readonly as?: string;
  readonly permission: Permission;
}

/** What an act is given: the database, and in whose name it is done. */
export interface Act {
  readonly deps: { readonly db: Database };
  readonly context: ActionContext;
}

/** Opens the product and acts in a centre. @throws CliError `centre.…`, `auth.…` */
export async function actInCentre<T>(
  shell: Shell,
  { centre, as: account, permission }: Acting,
  act: (given: Act) => Promise<T>,
): Promise<T> {
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, centre);
    const context =
      account === undefined
        ? workplace.context
        : await actAs(shell, product, { workplace, account, permission });
    return act({ deps: { db: product.database }, context });
  });
}
