import type { ActionContext } from "@bursar/database/connection";
import type { MoneyStepKind } from "@bursar/domain/repayment";
import { confirmReceiptStep, proposeReceiptStep, showReceipt } from "@bursar/servicing/repayments";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre, type Workplace } from "../product/enter-centre.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { outcomeJson, outcomeText } from "./receipt-json.ts";

export interface StepReceiptOptions extends SharedOptions {
  readonly receipt: string;
  readonly name: "match" | "reverse" | "return";
  readonly reason: string;
  readonly contract?: string;
  readonly borrower?: string;
  readonly wrongContract?: true;
  /** The second person. */
  readonly as?: string;
}

/**
 * Proposes a match, a reversal or a return, and with `as` confirms it as a second person; exit code 4 while
 * it waits for one.
 *
 * @throws Refusal `receipt.…`; CliError `receipt.other-target`, `auth.…`
 */
export async function stepReceipt(shell: Shell, options: StepReceiptOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const { context } = workplace;
    const deps = { db: product.database };
    const { receipt: receiptId, reason, contract: contractNo, borrower: borrowerId } = options;
    const shown = await showReceipt(deps, { context, receiptId });
    const proposed = shown.steps.find(({ status }) => status === "proposed");
    const kind = kindOf(options);
    const open = proposed?.kind === kind && options.as !== undefined ? proposed : undefined;
    if (open !== undefined) checkTarget(open, options);
    // Before anything is proposed: a wrong account must not leave a proposal that waits.
    const second = await secondOf(shell, product, { workplace, account: options.as });
    const { version } = shown.receipt;
    const step =
      open ??
      (await proposeReceiptStep(deps, {
        context,
        receiptId,
        kind,
        reason,
        contractNo,
        borrowerId,
        version,
      }));
    if (second === undefined) {
      if (options.json === true) shell.printJson({ stepId: step.id, receiptId, kind });
      else shell.print(step.id);
      shell.say({
        zh: "已提出，等第二人确认：再次执行同一命令并加 --as。",
        en: "Proposed; a second person confirms it: the same command with --as.",
      });
      return exitCodes.auth;
    }
    const outcome = await confirmReceiptStep(deps, { context: second, receiptId, stepId: step.id });
    if (options.json === true) shell.printJson(outcomeJson(outcome));
    else shell.print(outcomeText(shell, outcome));
    return exitCodes.ok;
  });
}

function secondOf(
  shell: Shell,
  product: Product,
  { workplace, account }: { readonly workplace: Workplace; readonly account: string | undefined },
): Promise<ActionContext | undefined> {
  if (account === undefined) return Promise.resolve(undefined);
  return actAs(shell, product, { workplace, account, permission: "repayment.confirm" });
}

/** What the second person names has to be what the first one proposed. */
function checkTarget(
  step: { readonly contractNo: string | null; readonly borrowerId: string | null },
  { contract, borrower }: StepReceiptOptions,
): void {
  const isSame = (contract ?? step.contractNo) === step.contractNo;
  if (isSame && (borrower ?? step.borrowerId) === step.borrowerId) return;
  const proposed = step.contractNo ?? step.borrowerId ?? "";
  throw new CliError("receipt.other-target", exitCodes.conflict, {
    zh: `提出的是 ${proposed}，与这里写的不同：核对后照提出的确认，或先驳回再重新提出。`,
    en: `What was proposed is ${proposed}, not what is named here: confirm that, or have it turned down and propose anew.`,
  });
}

function kindOf({ name, wrongContract }: StepReceiptOptions): MoneyStepKind {
  if (name !== "reverse") return name;
  return wrongContract === true ? "unmatch" : "reversal";
}
