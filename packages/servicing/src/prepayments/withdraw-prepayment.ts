import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Prepayment } from "@bursar/database/prepayments";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { lockPrepayment, movePrepayment, requireStep } from "./prepayment-step.ts";
import { showPrepayment } from "./show-prepayment.ts";

export interface WithdrawPrepayment {
  readonly context: ActionContext;
  readonly prepaymentId: string;
  readonly version: string;
  readonly reason: string;
}

/** The borrower changes their mind before the money is there. */
export async function withdrawPrepayment(
  deps: Deps,
  command: WithdrawPrepayment,
): Promise<Prepayment> {
  const { context, prepaymentId, reason } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const before = await lockPrepayment(tx, prepaymentId);
    const status = requireStep(before, "withdraw");
    requireVersion(command.version, before.version);
    const closedOn = await businessDate(tx);
    await movePrepayment(tx, before, { event: "withdraw", status, closedOn, reason });
  });
  return showPrepayment(deps, { context, prepaymentId });
}
