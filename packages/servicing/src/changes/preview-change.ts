import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { ChangeContent } from "@bursar/domain/change";
import type { Deps } from "../deps.ts";
import { assessChange, type Assessment } from "./assess-change.ts";
import { requireBorrower } from "./change-step.ts";

/** What a change would do if it were filed today; nothing is written. */
export async function previewChange(
  deps: Deps,
  query: { context: ActionContext; borrowerId: string; content: ChangeContent },
): Promise<Assessment> {
  return readCentre(deps.db, query.context, async (tx) => {
    const borrower = await requireBorrower(tx, query.borrowerId);
    return assessChange(tx, { borrower, content: query.content });
  });
}
