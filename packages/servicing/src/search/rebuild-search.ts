import { recordAudit } from "@bursar/database/audit";
import { listBorrowersAfter } from "@bursar/database/borrowers";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  addBorrowerKeys,
  addContractKeys,
  clearSearchKeys,
  listContractKeysAfter,
} from "@bursar/database/search";
import type { Deps } from "../deps.ts";

const PAGE = 1_000;

export interface RebuiltSearch {
  readonly borrowers: number;
  readonly contracts: number;
}

/**
 * Builds a centre's search index anew from its borrowers and contracts, in one transaction: others
 * search in the old one until it is done. For a new spelling dictionary or index key.
 *
 * @param onProgress told how many borrowers are done after each thousand.
 */
export function rebuildSearch(
  deps: Deps,
  command: { context: ActionContext; onProgress?: (borrowers: number) => void },
): Promise<RebuiltSearch> {
  return withTransaction(deps.db, command.context, async (tx) => {
    await clearSearchKeys(tx);
    const done = { borrowers: 0, contracts: 0 };
    for (let after = ""; ;) {
      const people = await listBorrowersAfter(tx, after, PAGE);
      await addBorrowerKeys(tx, people);
      done.borrowers += people.length;
      command.onProgress?.(done.borrowers);
      if (people.length < PAGE) break;
      after = people.at(-1)?.id ?? "";
    }
    for (let after = ""; ;) {
      const contracts = await listContractKeysAfter(tx, after, PAGE);
      await addContractKeys(tx, contracts);
      done.contracts += contracts.length;
      if (contracts.length < PAGE) break;
      after = contracts.at(-1)?.id ?? "";
    }
    await recordAudit(tx, { action: "search.rebuilt", subjectId: tx.centreId, after: done });
    return done;
  });
}
