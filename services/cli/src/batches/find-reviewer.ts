import type { ActionContext } from "@bursar/database/connection";
import { permissionsOf } from "@bursar/identity/permissions";
import type { Product } from "../product/open-product.ts";

/** A member of a demo centre's staff who may let a batch go. */
export interface Reviewer {
  readonly account: string;
  readonly context: ActionContext;
}

/** The demo's second person; undefined where nobody may approve. */
export async function findReviewer(
  { database }: Product,
  context: ActionContext,
): Promise<Reviewer | undefined> {
  const rows = await database.client<{ id: string; username: string; roles: string[] }[]>`
    select u.id, u.username, m.roles from auth."user" u
    join auth.staff_members m on m.user_id = u.id and m.centre_id = ${context.centreId}
    where m.disabled_at is null order by u.username`;
  const found = rows.find(({ roles }) => permissionsOf(roles).has("batch.approve"));
  if (found === undefined) return undefined;
  return {
    account: found.username,
    context: { ...context, actor: { id: found.id, kind: "staff" } },
  };
}
