import { findChange, type ChangeRequest } from "@bursar/database/changes";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { loadLoans } from "@bursar/database/loans";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { assessChange, type ChangePreview } from "./assess-change.ts";
import { requireBorrower } from "./change-step.ts";

export interface ShownChange {
  readonly change: ChangeRequest;
  readonly contractNos: readonly string[];
  /** The effect as it is now, or as it was when the change was decided. */
  readonly preview: ChangePreview | undefined;
  readonly previewHash: string | undefined;
  /** True when the effect is another one than at the submission. */
  readonly previewOutdated: boolean;
  /** Why the change would be refused now; undefined when it could be approved. */
  readonly obstacle:
    | { readonly code: string; readonly zh: string; readonly en: string }
    | undefined;
}

/** A change, and while it is open its effect worked out anew. @throws Refusal `change.not-found` */
export async function showChange(
  deps: Deps,
  query: { context: ActionContext; changeId: string },
): Promise<ShownChange> {
  return readCentre(deps.db, query.context, async (tx) => {
    const change = await findChange(tx, query.changeId);
    if (change === undefined) throw refuse("change.not-found");
    const touched = await loadLoans(tx, change.loanIds);
    const stored: ShownChange = {
      change,
      contractNos: touched.map(({ loan }) => loan.contractNo),
      preview: (change.preview ?? undefined) as ChangePreview | undefined,
      previewHash: change.previewHash ?? undefined,
      previewOutdated: false,
      obstacle: undefined,
    };
    if (!OPEN.has(change.status)) return stored;
    try {
      const borrower = await requireBorrower(tx, change.borrowerId);
      const { content, filedOn } = change;
      const found = await assessChange(tx, { borrower, content, filedOn });
      const { preview, previewHash } = found;
      return {
        ...stored,
        preview,
        previewHash,
        previewOutdated: previewHash !== stored.previewHash,
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, text } = error;
      return { ...stored, previewOutdated: true, obstacle: { code, zh: text.zh, en: text.en } };
    }
  });
}

const OPEN: ReadonlySet<ChangeRequest["status"]> = new Set(["draft", "submitted", "returned"]);
