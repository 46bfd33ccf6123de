import type { BookModeRow } from "@bursar/database/lender-books";
import type { BookMode } from "@bursar/domain/lender-books";
import { decideBookMode, proposeBookMode, showBookMode } from "@bursar/servicing/lender-books";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import { printList } from "../terminal/print-list.ts";
import type { Shell } from "../terminal/shell.ts";

interface Moving extends SharedOptions {
  readonly as?: string;
}

/** Whose figure counts today, and every change of it. */
export async function showBook(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  const acting = { ...options, permission: "policy.read" } as const;
  const { on, mode, changes } = await actInCentre(shell, acting, ({ deps, context }) =>
    showBookMode(deps, { context }),
  );
  const rows = changes.map(changeJson);
  if (options.json === true) {
    shell.printJson({ on, mode, changes: rows });
    return exitCodes.ok;
  }
  shell.print(`${on}  ${mode}`);
  const headings = {
    id: { zh: "编号", en: "Id" },
    mode: { zh: "以谁为准", en: "Mode" },
    effectiveOn: { zh: "生效日", en: "From" },
    status: { zh: "状态", en: "State" },
  };
  if (rows.length > 0) printList(shell, options, { headings, rows });
  return exitCodes.ok;
}

/** Proposes whose figure is to count from a day on. @throws Refusal `book-mode.…`, CliError */
export async function proposeMode(
  shell: Shell,
  options: Moving & { readonly mode: BookMode; readonly from: string },
): Promise<ExitCode> {
  const { mode } = options;
  const effectiveOn = requireDate(options.from);
  const acting = { ...options, permission: "policy.propose" } as const;
  const proposed = await actInCentre(shell, acting, ({ deps, context }) =>
    proposeBookMode(deps, { context, mode, effectiveOn }),
  );
  return printChange(shell, options, proposed);
}

/** The second person's word. @throws Refusal `book-mode.…` */
export async function decideMode(
  shell: Shell,
  options: Moving & { readonly bookModeId: string; readonly verdict: "approve" | "reject" },
): Promise<ExitCode> {
  const { bookModeId } = options;
  const verdict = options.verdict === "approve" ? "approved" : "rejected";
  const acting = { ...options, permission: "policy.approve" } as const;
  const decided = await actInCentre(shell, acting, ({ deps, context }) =>
    decideBookMode(deps, { context, bookModeId, verdict }),
  );
  return printChange(shell, options, decided);
}

function changeJson({ id, mode, effectiveOn, status }: BookModeRow) {
  return { id, mode, effectiveOn, status };
}

function printChange(shell: Shell, { json }: SharedOptions, change: BookModeRow): ExitCode {
  const shown = changeJson(change);
  if (json === true) shell.printJson(shown);
  else shell.print(`${shown.id}  ${shown.mode}  ${shown.effectiveOn}  ${shown.status}`);
  return exitCodes.ok;
}
