import { loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import { businessNow, findCentre } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { loadLoans } from "@bursar/database/loans";
import { lockNotice, saveDelivery, type Notice } from "@bursar/database/notices";
import { addDays } from "@bursar/domain/calendar";
import { formatYuan } from "@bursar/domain/money";
import { minutesToSubmission } from "@bursar/domain/notice";
import { inForce } from "@bursar/domain/policy";
import type { Channel } from "@bursar/notices/channels";
import { isTemplateName, renderMessage } from "@bursar/notices/templates";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** After so many failures a notice is given up and left to a person. */
const ATTEMPTS_MAX = 8;
/** Money is best in the account so many days ahead (rulebook 3.2). */
const DEPOSIT_DAYS_AHEAD = 5;

export interface DeliverNotice {
  readonly context: ActionContext;
  readonly noticeId: string;
  readonly channel: Channel;
  readonly signal?: AbortSignal;
}

/** `postponed`: it is night, and the notice stays planned. `failed`: given up after many tries. */
export type Delivery = "delivered" | "postponed" | "failed";

/**
 * Hands one notice to the channel. The row is locked meanwhile, so two deliveries of one job take
 * turns and the second finds it done; a process that dies between sending and saving sends again
 * with the same id, which the channel knows.
 *
 * @throws Error when the channel failed and it is worth trying again.
 */
export async function deliverNotice(deps: Deps, command: DeliverNotice): Promise<Delivery> {
  const outcome = await withTransaction(deps.db, command.context, async (tx) => {
    const notice = await lockNotice(tx, command.noticeId);
    if (notice === undefined || notice.status !== "planned") return "delivered";
    if (await isNight(tx)) return "postponed";
    return send(tx, notice, command);
  });
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

async function isNight(tx: Tx): Promise<boolean> {
  const now = await businessNow(tx);
  const { quietHours } = await loadPolicy(tx);
  return minutesToSubmission(now.minuteOfDay, inForce(quietHours, now.at.slice(0, 10)).value) > 0;
}

/** A failure is saved with the attempt and given back, so that it outlives the transaction. */
async function send(
  tx: Tx,
  notice: Notice,
  { channel, signal }: DeliverNotice,
): Promise<Delivery | Error> {
  const message = await compose(tx, notice);
  try {
    const { providerMessageId } = await channel.send(message, signal);
    const sent = { status: "delivered", channel: channel.name, providerMessageId } as const;
    await saveDelivery(tx, notice.id, sent);
    return "delivered";
  } catch (error) {
    const isLast = notice.attempts + 1 >= ATTEMPTS_MAX;
    const failure = error instanceof Error ? error.name : "unknown";
    await saveDelivery(tx, notice.id, { status: isLast ? "failed" : "planned", failure });
    if (isLast) return "failed";
    return error instanceof Error ? error : new Error("the channel failed");
  }
}

async function compose(tx: Tx, notice: Notice) {
  const borrower = (await loadBorrowers(tx, [notice.borrowerId])).get(notice.borrowerId);
  const [stored] = await loadLoans(tx, [notice.loanId]);
  if (borrower === undefined || stored === undefined || !isTemplateName(notice.template)) {
    throw new Error(`notice ${notice.id} has no borrower, loan or template`);
  }
  const text = renderMessage(notice.template, "zh", {
    centre: (await findCentre(tx)).name,
    contractTail: stored.loan.contractNo.slice(-4),
    dueOn: notice.dueOn,
    depositBy: addDays(notice.dueOn, -DEPOSIT_DAYS_AHEAD),
    ...personal(borrower, notice),
  });
  return { id: notice.id, to: borrower.phone, text, purpose: notice.step };
}

/** The neutral text has no use for these and must not be able to show them. */
function personal(borrower: Borrower, notice: Notice): Record<string, string> {
  if (notice.template.endsWith(".neutral")) return {};
  return { name: borrower.name, amount: formatYuan(notice.amountFen) };
}
