import { recordAudit } from "@bursar/database/audit";
import { conditionsOf } from "@bursar/database/borrower-conditions";
import { businessNow } from "@bursar/database/centres";
import { countContacts, insertContact, lockDebtor } from "@bursar/database/collections";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  conductBreaches,
  daysInVain,
  momentText,
  type ConductBreach,
  type ContactDirection,
  type ContactMoment,
  type PlannedContact,
} from "@bursar/domain/collection";
import { inForce } from "@bursar/domain/policy";
import { requireBorrower } from "../changes/change-step.ts";
import { arrearsOf, isOverdue, isPaused } from "../delinquency/index.ts";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";
import { debtorOfContact, type ContactDebtor, type ContactWith } from "./debtor-of-contact.ts";
import { sumsOf } from "./sums-of.ts";

export interface OpenContact extends ContactWith {
  readonly context: ActionContext;
  readonly borrowerId: string;
  readonly direction: ContactDirection;
  readonly line: PlannedContact["line"];
  /** When it was made, where it is entered later: `2026-11-19T15:30`, local. */
  readonly madeAt?: string | undefined;
}

/** A contact that may be made now. */
export interface OpenedContact {
  readonly contactId: string;
  readonly madeOn: string;
  /** Limits that a contact entered afterwards has broken. */
  readonly breaches: readonly string[];
  /** All that may be said to somebody who relays. */
  readonly relayText: { readonly zh: string; readonly en: string } | null;
}

/**
 * Opens a contact about arrears: only then is it made, and its result is entered after it. What
 * the conduct limits forbid now is refused with the moment from which it is allowed. A contact
 * that was made before is entered whatever it broke, since a log that leaves it out would hide it.
 *
 * @throws Refusal `borrower.not-found`, `contact.…`.
 */
export async function openContact(deps: Deps, command: OpenContact): Promise<OpenedContact> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { borrowerId, channel, party, direction, line } = command;
    const borrower = await requireBorrower(tx, borrowerId);
    const at = await momentOf(tx, command.madeAt);
    const overdue = (await arrearsOf(tx, borrowerId, at.on)).filter(isOverdue);
    if (overdue.length === 0) throw refuse("contact.nothing-overdue");
    const pressed = overdue.filter((one) => !isPaused(one));
    if (pressed.length === 0 && direction === "outgoing") throw refuse("contact.paused");
    const loans = direction === "outgoing" ? pressed : overdue;
    const conditions = await conditionsOf(tx, borrowerId);
    const debtor = await debtorOfContact(tx, { borrower, overdue: loans, conditions }, command);
    await lockDebtor(tx, debtor.idNumber);
    const found = await breachesOf(tx, { channel, party, direction, line, at }, debtor);
    if (command.madeAt === undefined) refuseFirst(found);
    const contactId = newId("cct");
    const breaches = found.map(({ code }) => code);
    await insertContact(tx, {
      id: contactId,
      borrowerId,
      channel,
      direction,
      party,
      sums: sumsOf(debtor.loans),
      madeOn: at.on,
      minuteOfDay: at.minuteOfDay,
      breaches,
      recordedBy: tx.context.actor.id,
      debtorIdNumber: debtor.idNumber,
      phone: debtor.phone,
    });
    await recordAudit(tx, {
      action: "contact.opened",
      subjectId: contactId,
      after: { borrowerId, channel, direction, party, madeOn: at.on, breaches },
    });
    const { relayText } = (await loadPolicy(tx)).collections;
    const relay = party === "relay" ? inForce(relayText, at.on).value : null;
    return { contactId, madeOn: at.on, breaches, relayText: relay };
  });
}

async function momentOf(tx: Tx, madeAt: string | undefined): Promise<ContactMoment> {
  const now = await businessNow(tx);
  if (madeAt === undefined) return now;
  const [on = "", time = ""] = madeAt.split("T");
  const minuteOfDay = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  if (on > now.on || (on === now.on && minuteOfDay > now.minuteOfDay))
    throw refuse("contact.time-in-future");
  return { on, minuteOfDay };
}

async function breachesOf(
  tx: Tx,
  planned: PlannedContact,
  { idNumber, phone }: ContactDebtor,
): Promise<readonly ConductBreach[]> {
  const { on } = planned.at;
  const { collections, quietHours } = await loadPolicy(tx);
  const { vainDays, ...counts } = await countContacts(tx, { idNumber, phone, on });
  const earlier = { ...counts, daysInVain: daysInVain(vainDays, on) };
  const limits = {
    conduct: inForce(collections.conduct, on).value,
    quietHours: inForce(quietHours, on).value,
  };
  return conductBreaches(planned, earlier, limits);
}

function refuseFirst([first]: readonly ConductBreach[]): void {
  if (first === undefined) return;
  const { possibleFrom } = first;
  const data = { possibleFrom: possibleFrom === undefined ? null : momentText(possibleFrom) };
  throw refused({ ...first, data });
}
