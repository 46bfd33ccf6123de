import { formatYuan } from "@bursar/domain/money";
import { recordRemittance as record } from "@bursar/servicing/repayments";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";

export interface RecordRemittanceOptions extends SharedOptions {
  readonly as?: string;
  readonly reference: string;
  readonly on: string;
  readonly through: string;
}

/** Money in transit has reached the lender. @throws Refusal `remittance.…`, CliError */
export async function recordRemittance(
  shell: Shell,
  options: RecordRemittanceOptions,
): Promise<ExitCode> {
  const { reference } = options;
  const [remittedOn, through] = [requireDate(options.on), requireDate(options.through)];
  const acting = { ...options, permission: "repayment.record" } as const;
  const { id, receipts, amountFen } = await actInCentre(shell, acting, ({ deps, context }) =>
    record(deps, { context, reference, remittedOn, through }),
  );
  const amount = formatYuan(amountFen);
  if (options.json === true) shell.printJson({ id, receipts, amount });
  else shell.print(`${id}  ${receipts}  ${amount}`);
  return exitCodes.ok;
}
