import {
  findApplication,
  lockDeficiencyNotice,
  saveNoticeDelivery,
  type DeficiencyNotice,
} from "@bursar/database/applications";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessNow, findCentre } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { minutesToSubmission } from "@bursar/domain/notice";
import { inForce } from "@bursar/domain/policy";
import type { Channel, Message } from "@bursar/notices/channels";
import { renderMessage } from "@bursar/notices/templates";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** After so many failures the printed slip has to do. */
const ATTEMPTS_MAX = 8;

export interface DeliverDeficiencyNotice {
  readonly context: ActionContext;
  readonly noticeId: string;
  readonly channel: Channel;
  readonly signal?: AbortSignal;
}

/**
 * Tells a family by message that something is missing; how many things, not which, since nobody
 * knows who reads it. Delivered twice, it finds the message sent; at night it waits.
 *
 * @throws Error when the channel failed and it is worth trying again.
 */
export async function deliverDeficiencyNotice(
  deps: Deps,
  command: DeliverDeficiencyNotice,
): Promise<"delivered" | "postponed" | "failed"> {
  const outcome = await withTransaction(deps.db, command.context, async (tx) => {
    const notice = await lockDeficiencyNotice(tx, command.noticeId);
    if (notice === undefined || notice.messageStatus !== "planned") return "delivered";
    if (await isNight(tx)) return "postponed";
    return send(tx, notice, command);
  });
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

async function isNight(tx: Tx): Promise<boolean> {
  const now = await businessNow(tx);
  const { value } = inForce((await loadPolicy(tx)).quietHours, now.on);
  return minutesToSubmission(now.minuteOfDay, value) > 0;
}

/** A failure is saved with the attempt and given back, so that it outlives the transaction. */
async function send(
  tx: Tx,
  notice: DeficiencyNotice,
  { channel, signal }: DeliverDeficiencyNotice,
): Promise<"delivered" | "failed" | Error> {
  try {
    const message = await compose(tx, notice);
    const { providerMessageId } = await channel.send(message, signal);
    const sent = { messageStatus: "delivered", failure: null } as const;
    await saveNoticeDelivery(tx, notice.id, { ...sent, providerMessageId });
    return "delivered";
  } catch (error) {
    const isLast = notice.attempts + 1 >= ATTEMPTS_MAX;
    const failure = error instanceof Error ? error.name : "unknown";
    await saveNoticeDelivery(tx, notice.id, {
      messageStatus: isLast ? "failed" : "planned",
      failure,
    });
    if (isLast) return "failed";
    return error instanceof Error ? error : new Error("the channel failed");
  }
}

async function compose(tx: Tx, notice: DeficiencyNotice): Promise<Message> {
  const application = await findApplication(tx, notice.applicationId);
  const borrowerId = application?.borrowerId ?? "";
  const borrower = (await loadBorrowers(tx, [borrowerId])).get(borrowerId);
  if (borrower === undefined) throw new Error(`notice ${notice.id} has no borrower`);
  const text = renderMessage("application.documents-missing", "zh", {
    centre: (await findCentre(tx)).name,
    count: String(notice.lines.length + notice.further.length),
  });
  return { id: notice.id, to: borrower.phone, text, purpose: "deficiency-notice" };
}
