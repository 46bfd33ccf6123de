import { rejectReceiptStep, showReceipt } from "@bursar/servicing/repayments";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { outcomeJson, outcomeText } from "./receipt-json.ts";

/** The second person's no to what is proposed. @throws Refusal `receipt.…`; CliError */
export async function rejectStep(
  shell: Shell,
  options: SharedOptions & { readonly receipt: string; readonly as: string },
): Promise<ExitCode> {
  const { receipt: receiptId } = options;
  const acting = { ...options, permission: "repayment.confirm" } as const;
  const outcome = await actInCentre(shell, acting, async ({ deps, context }) => {
    const { steps } = await showReceipt(deps, { context, receiptId });
    const step = steps.find(({ status }) => status === "proposed");
    if (step === undefined) throw nothingProposed();
    return rejectReceiptStep(deps, { context, receiptId, stepId: step.id });
  });
  if (options.json === true) shell.printJson(outcomeJson(outcome));
  else shell.print(outcomeText(shell, outcome));
  return exitCodes.ok;
}

function nothingProposed(): CliError {
  return new CliError("receipt.nothing-proposed", exitCodes.conflict, {
    zh: "这笔来款没有待复核的办理。用 repay list 查看它的状态。",
    en: "Nothing is proposed for this receipt. Look at its state with repay list.",
  });
}
