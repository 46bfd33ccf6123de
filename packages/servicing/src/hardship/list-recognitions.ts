import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  listRecognitions as selectRecognitions,
  type HardshipFilter,
  type HardshipRecognition,
} from "@bursar/database/hardship";
import type { Deps } from "../deps.ts";

/** A page of the centre's requests in the order of their ids. */
export async function listRecognitions(
  deps: Deps,
  query: { context: ActionContext; filter: HardshipFilter },
): Promise<HardshipRecognition[]> {
  return readCentre(deps.db, query.context, (tx) => selectRecognitions(tx, query.filter));
}
