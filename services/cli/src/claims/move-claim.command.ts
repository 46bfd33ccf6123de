import type { ActionContext } from "@bursar/database/connection";
import { formatYuanGrouped, parseYuan } from "@bursar/domain/money";
import {
  approveClaim,
  payClaim,
  showClaim,
  submitClaim,
  withdrawClaim,
  type MovedClaim,
} from "@bursar/servicing/claims";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";

export type ClaimStep = "approve" | "submit" | "pay" | "withdraw";

export interface MoveClaimOptions extends SharedOptions {
  readonly claimId: string;
  readonly step: ClaimStep;
  readonly as: string;
  /** Of a submission: the payer's number of it. */
  readonly reference?: string;
  /** Of a payment. */
  readonly amount?: string;
  readonly on?: string;
}

/** One step of a claim by a member of staff. @throws Refusal `claim.…` */
export async function moveClaim(shell: Shell, options: MoveClaimOptions): Promise<ExitCode> {
  const move = readStep(shell, options);
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const permission = options.step === "approve" ? "claim.approve" : "claim.prepare";
    const context = await actAs(shell, product, { workplace, account: options.as, permission });
    const { id, status, version } = await move(product, context);
    if (options.json === true) shell.printJson({ id, status, version });
    else shell.print(`${id}  ${status}`);
    return exitCodes.ok;
  });
}

type Move = (product: Product, context: ActionContext) => Promise<MovedClaim>;

/** What the options ask for, read before anything is opened. */
function readStep(shell: Shell, { step, claimId, reference, amount, on }: MoveClaimOptions): Move {
  switch (step) {
    case "approve":
      return async ({ database: db }, context) => {
        const { claim } = await showClaim({ db }, { context, claimId });
        const { payer, throughOn, lines, amountFen } = claim;
        const amount = formatYuanGrouped(amountFen);
        // Shows what is approved before it is; `claim export` has every line.
        shell.write(`${payer}  ${throughOn}  ${lines}  ${amount}\n`);
        const contentHash = claim.contentHash ?? "";
        return approveClaim({ db }, { context, claimId, contentHash });
      };
    case "submit": {
      if (reference === undefined) throw missing("--reference");
      return ({ database: db }, context) => submitClaim({ db }, { context, claimId, reference });
    }
    case "pay": {
      const amountFen = amount === undefined ? undefined : parseYuan(amount);
      if (amountFen === undefined) throw missing("--amount");
      if (on === undefined) throw missing("--on");
      const paid = { paidOn: requireDate(on), amountFen };
      return ({ database: db }, context) => payClaim({ db }, { context, claimId, ...paid });
    }
    case "withdraw":
      return ({ database: db }, context) => withdrawClaim({ db }, { context, claimId });
  }
}

function missing(option: string): CliError {
  return new CliError("usage.missing-option", exitCodes.usage, {
    zh: `缺少 ${option}：补上它的值再执行。`,
    en: `${option} is missing: add its value and run again.`,
  });
}
