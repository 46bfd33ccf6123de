import { formatYuan } from "@bursar/domain/money";
import {
  closeDifference as close,
  listLenderDifferences,
  showLenderDifference,
} from "@bursar/servicing/lender-books";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import { printList } from "../terminal/print-list.ts";
import type { Shell } from "../terminal/shell.ts";

const SHOWN = 1_000;

/** Differences with the lender's files, those that are open unless all are asked for. */
export async function listDifferences(
  shell: Shell,
  options: SharedOptions & { readonly all?: true },
): Promise<ExitCode> {
  const acting = { ...options, permission: "loan.read" } as const;
  const status = options.all === true ? undefined : "open";
  const found = await actInCentre(shell, acting, ({ deps, context }) =>
    listLenderDifferences(deps, { context, filter: { status, limit: SHOWN } }),
  );
  const rows = found.map((one) => ({
    id: one.id,
    contractNo: one.contractNo,
    statementOn: one.statementOn,
    field: one.field,
    status: one.status,
    given: formatYuan(one.givenFen),
    computed: formatYuan(one.computedFen),
  }));
  const headings = {
    id: { zh: "编号", en: "Id" },
    contractNo: { zh: "合同", en: "Contract" },
    statementOn: { zh: "截止日", en: "As of" },
    field: { zh: "项目", en: "Figure" },
    status: { zh: "状态", en: "State" },
    given: { zh: "贷款人", en: "The lender's" },
    computed: { zh: "本账", en: "This book's" },
  };
  printList(shell, options, { headings, rows });
  return exitCodes.ok;
}

/** Says where a difference comes from. @throws Refusal `lender-difference.…` */
export async function closeDifference(
  shell: Shell,
  options: SharedOptions & {
    readonly differenceId: string;
    readonly outcome: "explained" | "settled";
    readonly reason: string;
    readonly as?: string;
  },
): Promise<ExitCode> {
  const { differenceId, outcome, reason } = options;
  const acting = { ...options, permission: "servicing.enter" } as const;
  const closed = await actInCentre(shell, acting, async ({ deps, context }) => {
    const { version } = await showLenderDifference(deps, { context, differenceId });
    const shownVersion = String(version);
    return close(deps, { context, differenceId, outcome, reason, shownVersion });
  });
  const { id, contractNo, field, status } = closed;
  if (options.json === true) shell.printJson({ id, contractNo, field, status });
  else shell.print(`${id}  ${contractNo}  ${field}  ${status}`);
  return exitCodes.ok;
}
