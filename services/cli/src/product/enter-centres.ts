import { randomUUID } from "node:crypto";
import { listCentreIds } from "@bursar/database/centres";
import type { ActionContext } from "@bursar/database/connection";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { osUser } from "./enter-centre.ts";
import type { Product } from "./open-product.ts";

/** The named centre, or all of them, as the command line works in each. @throws CliError */
export async function enterCentres(
  product: Product,
  named: string | undefined,
): Promise<ActionContext[]> {
  const ids = await listCentreIds(product.database);
  if (named !== undefined && !ids.includes(named)) {
    const list = ids.join(", ");
    throw new CliError("centre.unknown", exitCodes.usage, {
      zh: `没有资助中心 ${named}。可用：${list}。`,
      en: `There is no centre ${named}. There is: ${list}.`,
    });
  }
  const actor = { id: `cli:${osUser()}`, kind: "cli" };
  const chosen = named === undefined ? ids : [named];
  return chosen.map((centreId) => ({ actor, centreId, requestId: randomUUID() }));
}
