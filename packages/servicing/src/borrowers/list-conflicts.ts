import { listOpenConflicts, loadBorrowers, type RefreshConflict } from "@bursar/database/borrowers";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";

/** What monthly rosters disagreed on and no officer has looked at yet. */
export async function listConflicts(
  deps: Deps,
  query: { context: ActionContext },
): Promise<readonly (RefreshConflict & { readonly borrowerName: string })[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const conflicts = await listOpenConflicts(tx);
    const people = await loadBorrowers(
      tx,
      conflicts.map((conflict) => conflict.borrowerId),
    );
    return conflicts.map((conflict) => ({
      ...conflict,
      borrowerName: people.get(conflict.borrowerId)?.name ?? "",
    }));
  });
}
