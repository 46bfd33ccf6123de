import {
  listDrafts as selectDrafts,
  type ApplicationDraft,
  type DraftFilter,
} from "@bursar/database/applications";
import { businessDate } from "@bursar/database/centres";
import { readCentre } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import type { DraftReader } from "./draft-access.ts";

/** A page of drafts: everybody's for an officer, today's own for a volunteer. */
export async function listDrafts(
  deps: Deps,
  query: DraftReader & { readonly filter: DraftFilter & { readonly mine?: boolean | undefined } },
): Promise<ApplicationDraft[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { mine, ...filter } = query.filter;
    const { id } = query.context.actor;
    return selectDrafts(tx, {
      ...filter,
      ...(mine === true && { holderId: id }),
      ...(!query.readsAll && { enteredBy: { id, on: await businessDate(tx) } }),
    });
  });
}
