import { loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import { businessNow, findCentre, type BusinessNow } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { loadLoans } from "@bursar/database/loans";
import { lockNotice, saveDelivery, type Notice } from "@bursar/database/notices";
import { addDays } from "@bursar/domain/calendar";
import { formatYuan } from "@bursar/domain/money";
import { isPhoneConfirmed, minutesToSubmission } from "@bursar/domain/notice";
import { inForce, type Policy } from "@bursar/domain/policy";
import type { Channel, Message } from "@bursar/notices/channels";
import { isTemplateName, renderMessage, type TemplateName } from "@bursar/notices/templates";
import { mayMessage } from "../borrower-conditions/index.ts";
import { changeTemplateOf, composeChangeMessage } from "../changes/change-message.ts";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** After so many failures a notice is given up and left to a person. */
const ATTEMPTS_MAX = 8;
/** Money is best in the account so many days ahead (rulebook 3.2). */
const DEPOSIT_DAYS_AHEAD = 5;
const NEUTRAL = "bill-announcement.neutral" satisfies TemplateName;

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
    if (!(await mayMessage(tx, [notice.borrowerId])).has(notice.borrowerId)) {
      await saveDelivery(tx, notice.id, { status: "failed", failure: "recipient-deceased" });
      return "failed";
    }
    const moment = { now: await businessNow(tx), policy: await loadPolicy(tx) };
    if (isNight(moment)) return "postponed";
    return send(tx, { notice, moment }, command);
  });
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

/** When a notice goes out, and the rules that hold then. */
interface Moment {
  readonly now: BusinessNow;
  readonly policy: Policy;
}

function isNight({ now, policy }: Moment): boolean {
  return minutesToSubmission(now.minuteOfDay, inForce(policy.quietHours, now.on).value) > 0;
}

interface Composed {
  readonly message: Message;
  readonly template: TemplateName;
}

/** A failure is saved with the attempt and given back, so that it outlives the transaction. */
async function send(
  tx: Tx,
  { notice, moment }: { readonly notice: Notice; readonly moment: Moment },
  { channel, signal }: DeliverNotice,
): Promise<Delivery | Error> {
  try {
    const { message, template } = await compose(tx, notice, moment);
    const { providerMessageId } = await channel.send(message, signal);
    const sent = { status: "delivered", channel: channel.name, failure: null } as const;
    await saveDelivery(tx, notice.id, { ...sent, providerMessageId, template });
    return "delivered";
  } catch (error) {
    const isLast = notice.attempts + 1 >= ATTEMPTS_MAX;
    const failure = error instanceof Error ? error.name : "unknown";
    await saveDelivery(tx, notice.id, { status: isLast ? "failed" : "planned", failure });
    if (isLast) return "failed";
    return error instanceof Error ? error : new Error("the channel failed");
  }
}

async function compose(tx: Tx, notice: Notice, moment: Moment): Promise<Composed> {
  const borrower = (await loadBorrowers(tx, [notice.borrowerId])).get(notice.borrowerId);
  const changeTemplate = changeTemplateOf(notice.template);
  if (borrower !== undefined && changeTemplate !== undefined) {
    const about = { template: changeTemplate, borrower };
    const message = await composeChangeMessage(tx, notice, about);
    return {
      message: { id: notice.id, ...message, purpose: notice.step },
      template: changeTemplate,
    };
  }
  const [stored] = await loadLoans(tx, notice.loanId === null ? [] : [notice.loanId]);
  if (borrower === undefined || stored === undefined || !isTemplateName(notice.template)) {
    throw new Error(`notice ${notice.id} has no borrower, loan or template`);
  }
  const template = isConfirmed(borrower, moment) ? notice.template : NEUTRAL;
  const text = renderMessage(template, "zh", {
    centre: (await findCentre(tx)).name,
    contractTail: stored.loan.contractNo.slice(-4),
    dueOn: notice.dueOn,
    depositBy: addDays(notice.dueOn, -DEPOSIT_DAYS_AHEAD),
    ...(template === NEUTRAL ? {} : personal(borrower, notice)),
  });
  return { message: { id: notice.id, to: borrower.phone, text, purpose: notice.step }, template };
}

/** Asked again: a notice that waits for the morning may outlive the number it was planned for. */
function isConfirmed({ phoneConfirmedOn }: Borrower, { now, policy }: Moment): boolean {
  const months = inForce(policy.phoneConfirmedMonths, now.on).value;
  return isPhoneConfirmed(phoneConfirmedOn ?? undefined, now.on, months);
}

/** The neutral text has no use for these and must not be able to show them. */
function personal(borrower: Borrower, notice: Notice): Record<string, string> {
  return { name: borrower.name, amount: formatYuan(notice.amountFen) };
}
