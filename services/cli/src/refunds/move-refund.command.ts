import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import {
  approveRefund,
  payRefund as pay,
  proposeRefund as propose,
  rejectRefund,
  showRefund,
  type RefundStep,
} from "@bursar/servicing/repayments";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import { requireAmount } from "../require-amount.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";

interface Moving extends SharedOptions {
  readonly as?: string;
}

/** Proposes a refund of money that paid nothing. @throws Refusal `loan.not-found`, `refund.…` */
export async function proposeRefund(
  shell: Shell,
  options: Moving & {
    readonly contractNo: string;
    readonly amount: string;
    readonly payee: string;
    readonly reason: string;
  },
): Promise<ExitCode> {
  const { contractNo, payee, reason } = options;
  const amountFen = requireAmount(options.amount);
  const acting = { ...options, permission: "repayment.record" } as const;
  const step = await actInCentre(shell, acting, ({ deps, context }) =>
    propose(deps, { context, contractNo, amountFen, payee, reason }),
  );
  return printStep(shell, options, step);
}

/** The second person's word, on the refund as it is shown. @throws Refusal `refund.…` */
export async function decideRefund(
  shell: Shell,
  options: Moving & { readonly refundId: string; readonly verdict: "approve" | "reject" },
): Promise<ExitCode> {
  const { refundId, verdict } = options;
  const acting = { ...options, permission: "repayment.confirm" } as const;
  const step = await actInCentre(shell, acting, async ({ deps, context }) => {
    const shown = await showRefund(deps, { context, refundId });
    const { contractNo, amountFen, proposedOn, makerId, version } = shown;
    shell.write(`${contractNo}  ${formatYuanGrouped(amountFen)}  ${proposedOn}  ${makerId}\n`);
    const decide = verdict === "approve" ? approveRefund : rejectRefund;
    return decide(deps, { context, refundId, version });
  });
  return printStep(shell, options, step);
}

/** The payee has the money. @throws Refusal `refund.…`, `fact.future` */
export async function payRefund(
  shell: Shell,
  options: Moving & { readonly refundId: string; readonly serial: string; readonly on: string },
): Promise<ExitCode> {
  const { refundId, serial: serialNo } = options;
  const paidOn = requireDate(options.on);
  const acting = { ...options, permission: "repayment.record" } as const;
  const step = await actInCentre(shell, acting, async ({ deps, context }) => {
    const { version } = await showRefund(deps, { context, refundId });
    return pay(deps, { context, refundId, version, serialNo, paidOn });
  });
  return printStep(shell, options, step);
}

function printStep(shell: Shell, { json }: SharedOptions, step: RefundStep): ExitCode {
  const { id, contractNo, amountFen, status, paidOn, version } = step;
  const amount = formatYuan(amountFen);
  if (json === true) shell.printJson({ id, contractNo, amount, status, paidOn, version });
  else shell.print(`${id}  ${status}  ${amount}`);
  return exitCodes.ok;
}
