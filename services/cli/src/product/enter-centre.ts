import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import { businessDate, findCentre, listCentreIds } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Shell } from "../terminal/shell.ts";
import type { Product } from "./open-product.ts";

/** The centre that a command works for, and who acts in it. */
export interface Workplace {
  readonly context: ActionContext;
  readonly isDemo: boolean;
  readonly businessOn: string;
}

/**
 * The centre that was named, else the only one there is; says which one and which day it is.
 *
 * @throws CliError `centre.unknown`, `centre.not-named`
 */
export async function enterCentre(
  shell: Shell,
  product: Product,
  named: string | undefined,
): Promise<Workplace> {
  const context: ActionContext = {
    actor: { id: `cli:${osUser()}`, kind: "cli" },
    centreId: chooseCentre(await listCentreIds(product.database), named),
    requestId: randomUUID(),
  };
  const { centre, businessOn } = await readCentre(product.database, context, async (tx) => ({
    centre: await findCentre(tx),
    businessOn: await businessDate(tx),
  }));
  const badge = `${centre.name} ${businessOn}`;
  shell.say(
    centre.demo
      ? { zh: `[演示·${badge}]`, en: `[demo · ${badge}]` }
      : { zh: `[${badge}]`, en: `[${badge}]` },
  );
  return { context, isDemo: centre.demo, businessOn };
}

function chooseCentre(ids: readonly string[], named: string | undefined): string {
  const list = ids.join(", ");
  if (named !== undefined && !ids.includes(named)) {
    throw new CliError("centre.unknown", exitCodes.usage, {
      zh: `没有资助中心 ${named}。可用：${list}。`,
      en: `There is no centre ${named}. There is: ${list}.`,
    });
  }
  const [only, ...others] = named === undefined ? ids : [named];
  if (only !== undefined && others.length === 0) return only;
  throw new CliError("centre.not-named", exitCodes.usage, {
    zh: `有多个资助中心，用 --centre 指明一个：${list}。`,
    en: `There are several centres; name one with --centre: ${list}.`,
  });
}

/** Who runs the command, as the operating system knows them. */
export function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // a user id without an account, as in some containers
    return String(process.getuid?.() ?? "unknown");
  }
}
