import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findObjection, type Objection, type PublicityKind } from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** An objection in clear, for whoever handles it. @throws Refusal `objection.not-found` */
export async function showObjection(
  deps: Deps,
  query: { context: ActionContext; kind: PublicityKind; objectionId: string },
): Promise<Objection> {
  return readCentre(deps.db, query.context, async (tx) => {
    const objection = await findObjection(tx, { id: query.objectionId, kind: query.kind });
    if (objection === undefined) throw refuse("objection.not-found");
    return objection;
  });
}
