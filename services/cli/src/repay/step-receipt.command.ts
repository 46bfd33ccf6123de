import type { MoneyStepKind } from "@bursar/domain/repayment";
import { confirmReceiptStep, proposeReceiptStep, showReceipt } from "@bursar/servicing/repayments";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { outcomeJson } from "./receipt-json.ts";

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
 * @throws Refusal `receipt.…`
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
    const step =
      proposed !== undefined && proposed.kind === kind && options.as !== undefined
        ? proposed
        : await proposeReceiptStep(deps, {
            context,
            receiptId,
            kind,
            reason,
            contractNo,
            borrowerId,
            version: shown.receipt.version,
          });
    if (options.as === undefined) {
      if (options.json === true) shell.printJson({ stepId: step.id, receiptId, kind });
      else shell.print(step.id);
      shell.say({
        zh: "已提出，等第二人确认：再次执行同一命令并加 --as。",
        en: "Proposed; a second person confirms it: the same command with --as.",
      });
      return exitCodes.auth;
    }
    const asked = { workplace, account: options.as, permission: "repayment.confirm" } as const;
    const second = await actAs(shell, product, asked);
    const outcome = await confirmReceiptStep(deps, { context: second, receiptId, stepId: step.id });
    if (options.json === true) shell.printJson(outcomeJson(outcome));
    else shell.print(`${outcome.id}  ${outcome.state}`);
    return exitCodes.ok;
  });
}

function kindOf({ name, wrongContract }: StepReceiptOptions): MoneyStepKind {
  if (name !== "reverse") return name;
  return wrongContract === true ? "unmatch" : "reversal";
}
