import type { ReversalState } from "@bursar/domain/reversal";
import { listReversals as findReversals } from "@bursar/servicing/reversals";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import { printList } from "../terminal/print-list.ts";
import type { Shell } from "../terminal/shell.ts";

const SHOWN = 200;

/** What was taken back, or is to be. */
export async function listReversals(
  shell: Shell,
  options: SharedOptions & { readonly status?: ReversalState },
): Promise<ExitCode> {
  const acting = { ...options, permission: "loan.read" } as const;
  const found = await actInCentre(shell, acting, ({ deps, context }) =>
    findReversals(deps, { context, filter: { status: options.status, limit: SHOWN } }),
  );
  const rows = found.map(({ id, subjectId, cause, status, proposedOn, decidedOn }) => {
    return { id, subjectId, cause, status, proposedOn, decidedOn };
  });
  const headings = {
    id: { zh: "编号", en: "Id" },
    subjectId: { zh: "业务", en: "Of" },
    cause: { zh: "原因", en: "Cause" },
    status: { zh: "状态", en: "State" },
    proposedOn: { zh: "提出日", en: "Proposed" },
    decidedOn: { zh: "复核日", en: "Decided" },
  };
  printList(shell, options, { headings, rows });
  return exitCodes.ok;
}
