import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findWriteOff, type WriteOff } from "@bursar/database/write-offs";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** @throws Refusal `write-off.not-found` */
export async function showWriteOff(
  deps: Deps,
  query: { context: ActionContext; writeOffId: string },
): Promise<WriteOff> {
  return readCentre(deps.db, query.context, async (tx) => {
    const writeOff = await findWriteOff(tx, query.writeOffId);
    if (writeOff === undefined) throw refuse("write-off.not-found");
    return writeOff;
  });
}
