import { countUnsealed, findChainHead, listAnchors } from "@bursar/database/audit";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { AuditAnchor, ChainHead } from "@bursar/domain/audit";
import type { Deps } from "../deps.ts";

export interface ShownAuditChain {
  /** Absent before the first seal. */
  readonly head: ChainHead | undefined;
  readonly unsealed: number;
  readonly lastAnchor: AuditAnchor | undefined;
}

/** Where the centre's chain stands; whether it holds is for `bursar verify chain` to say. */
export async function showAuditChain(
  deps: Deps,
  query: { context: ActionContext },
): Promise<ShownAuditChain> {
  return readCentre(deps.db, query.context, async (tx) => ({
    head: await findChainHead(tx),
    unsealed: await countUnsealed(tx),
    lastAnchor: (await listAnchors(tx)).at(-1),
  }));
}
