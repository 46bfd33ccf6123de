import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Prepayment } from "@bursar/database/prepayments";
import type { Fen } from "@bursar/domain/money";
import { decideConfirmation } from "@bursar/domain/prepayment";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refused } from "../refuse.ts";
import { amountsOf, lockPrepayment, movePrepayment } from "./prepayment-step.ts";
import { quoteNow } from "./quote-prepayment.ts";
import { showPrepayment } from "./show-prepayment.ts";

export interface ConfirmPrepayment {
  readonly context: ActionContext;
  readonly prepaymentId: string;
  readonly version: string;
  /** What the borrower was told to pay in. */
  readonly totalFen: Fen;
}

/**
 * The borrower's yes on the day itself; from now on the money is waited for.
 *
 * @throws Refusal `prepayment.wrong-state`, `prepayment.too-early`, `prepayment.quote-over`,
 * `prepayment.quote-changed` (`data.total`), `version.changed`, and those of the loan's own rules.
 */
export async function confirmPrepayment(
  deps: Deps,
  command: ConfirmPrepayment,
): Promise<Prepayment> {
  const { context, prepaymentId } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const before = await lockPrepayment(tx, prepaymentId);
    requireVersion(command.version, before.version);
    const today = await businessDate(tx);
    const { decision } = await quoteNow(tx, before);
    if (decision.kind === "refused") throw refused(decision);
    const { quote } = decision;
    const now = { businessDate: today, totalFen: quote.totalFen };
    const move = decideConfirmation(before, command.totalFen, now);
    if (move.kind === "refused") throw refused(move);
    const { status } = move;
    const confirmed = { status, confirmedOn: today, ...amountsOf(quote) };
    await movePrepayment(tx, before, { event: "confirm", ...confirmed });
  });
  return showPrepayment(deps, { context, prepaymentId });
}
