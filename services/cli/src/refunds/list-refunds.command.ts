import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { RefundState } from "@bursar/domain/repayment";
import { listRefunds as findRefunds } from "@bursar/servicing/repayments";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import { printList } from "../terminal/print-list.ts";
import type { Shell } from "../terminal/shell.ts";

const SHOWN = 200;

/** Refunds, the latest first; payees are masked. */
export async function listRefunds(
  shell: Shell,
  options: SharedOptions & { readonly status?: RefundState },
): Promise<ExitCode> {
  const acting = { ...options, permission: "repayment.read" } as const;
  const found = await actInCentre(shell, acting, ({ deps, context }) =>
    findRefunds(deps, { context, filter: { status: options.status, limit: SHOWN } }),
  );
  const rows = found.map(({ id, contractNo, status, proposedOn, payee, amountFen, paidOn }) => {
    const amount = formatYuan(amountFen);
    return { id, contractNo, status, proposedOn, paidOn, payee: maskName(payee), amount };
  });
  const headings = {
    id: { zh: "编号", en: "Id" },
    contractNo: { zh: "合同", en: "Contract" },
    status: { zh: "状态", en: "State" },
    proposedOn: { zh: "提出日", en: "Proposed" },
    paidOn: { zh: "付款日", en: "Paid" },
    payee: { zh: "收款人", en: "Payee" },
    amount: { zh: "金额", en: "Amount" },
  };
  printList(shell, options, { headings, rows });
  return exitCodes.ok;
}
