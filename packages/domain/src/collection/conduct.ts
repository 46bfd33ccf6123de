import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { isQuiet, minutesToSubmission } from "../notice/index.ts";
import type { CollectionConduct, QuietHours } from "../policy/index.ts";
import type { ContactChannel, ContactDirection, ContactParty } from "./contact-words.ts";

/** A minute of a business day. */
export interface ContactMoment {
  readonly on: PlainDate;
  readonly minuteOfDay: number;
}

export interface PlannedContact {
  readonly channel: ContactChannel;
  readonly direction: ContactDirection;
  readonly party: ContactParty;
  /** The line it is made from; nobody calls a debtor from a phone of their own. */
  readonly line: "centre" | "private";
  readonly at: ContactMoment;
}

/** What went before, over all contracts of the debtor. */
export interface EarlierContacts {
  /** Of the day, on this number. */
  readonly attempts: number;
  /** Of the day, in which this debtor spoke. */
  readonly connected: number;
  /** Of the day, to this debtor. */
  readonly messages: number;
  /** Days since the debtor last spoke on which they were tried in vain, the day itself not counted. */
  readonly daysInVain: number;
}

export interface ConductLimits {
  readonly conduct: CollectionConduct;
  readonly quietHours: QuietHours;
}

export type ConductCode =
  | "contact.private-phone"
  | "contact.quiet-hours"
  | "contact.too-many-calls"
  | "contact.too-many-attempts"
  | "contact.too-many-messages"
  | "contact.relay-too-early";

/** A limit that a contact would break. */
export interface ConductBreach {
  readonly kind: "refused";
  readonly code: ConductCode;
  readonly zh: string;
  readonly en: string;
  /** From when on it is allowed; `undefined` where waiting does not help. */
  readonly possibleFrom: ContactMoment | undefined;
}

/**
 * Every limit that a contact would break, the first by precedence (rulebook 6.6 items 2 and 6, 7):
 * none for a letter, and none for a debtor who calls.
 */
export function conductBreaches(
  planned: PlannedContact,
  earlier: EarlierContacts,
  { conduct, quietHours }: ConductLimits,
): readonly ConductBreach[] {
  const { channel, direction, party, line, at } = planned;
  if (direction === "incoming" || channel === "letter") return [];
  const breaches: ConductBreach[] = [];
  const isMessage = channel === "sms" || channel === "message";
  const tomorrow = { on: addDays(at.on, 1), minuteOfDay: minuteOf(quietHours.to) };
  if (line === "private" && channel !== "visit") breaches.push(privatePhone());
  const wait = isMessage
    ? minutesToSubmission(at.minuteOfDay, quietHours)
    : quietFor(at, quietHours);
  if (wait > 0) breaches.push(quiet(later(at, wait)));
  if (isMessage) {
    if (earlier.messages >= conduct.messagesMax) breaches.push(messages(conduct, tomorrow));
  } else if (channel === "call") {
    if (earlier.connected >= conduct.connectedMax) breaches.push(calls(conduct, tomorrow));
    if (earlier.attempts >= conduct.attemptsMax) breaches.push(attempts(conduct, tomorrow));
  }
  if (party === "relay" && earlier.daysInVain < conduct.relayAfterDays)
    breaches.push(relay(conduct, later(tomorrow, missingDays(earlier, conduct) * DAY)));
  return breaches;
}

const DAY = 24 * 60;

/** Further days of trying, the day itself being one that may still count. */
function missingDays(
  { daysInVain }: EarlierContacts,
  { relayAfterDays }: CollectionConduct,
): number {
  return relayAfterDays - daysInVain - 1;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function quietFor({ minuteOfDay }: ContactMoment, hours: QuietHours): number {
  return isQuiet(minuteOfDay, hours) ? (minuteOf(hours.to) - minuteOfDay + DAY) % DAY : 0;
}

function later({ on, minuteOfDay }: ContactMoment, minutes: number): ContactMoment {
  const total = minuteOfDay + minutes;
  return { on: addDays(on, Math.floor(total / DAY)), minuteOfDay: total % DAY };
}

/** `2026-11-21 08:00`. */
export function momentText({ on, minuteOfDay }: ContactMoment): string {
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  return `${on} ${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function privatePhone(): ConductBreach {
  return {
    kind: "refused",
    code: "contact.private-phone",
    zh: "不能用私人手机催收：改用中心的电话。",
    en: "No private phone is used for this: call from the centre's line.",
    possibleFrom: undefined,
  };
}

function quiet(from: ContactMoment): ConductBreach {
  return {
    kind: "refused",
    code: "contact.quiet-hours",
    zh: `现在是不得打扰的时段：${momentText(from)} 起可以联系。`,
    en: `These are quiet hours: try again from ${momentText(from)}.`,
    possibleFrom: from,
  };
}

function calls({ connectedMax }: CollectionConduct, from: ContactMoment): ConductBreach {
  return {
    kind: "refused",
    code: "contact.too-many-calls",
    zh: `今天已接通 ${connectedMax} 次（按人计，不分合同）：${momentText(from)} 起可以再打。`,
    en: `They have spoken ${connectedMax} times today, over all contracts: call again from ${momentText(from)}.`,
    possibleFrom: from,
  };
}

function attempts({ attemptsMax }: CollectionConduct, from: ContactMoment): ConductBreach {
  return {
    kind: "refused",
    code: "contact.too-many-attempts",
    zh: `这个号码今天已拨 ${attemptsMax} 次：${momentText(from)} 起可以再打。`,
    en: `This number was tried ${attemptsMax} times today: call it again from ${momentText(from)}.`,
    possibleFrom: from,
  };
}

function messages({ messagesMax }: CollectionConduct, from: ContactMoment): ConductBreach {
  return {
    kind: "refused",
    code: "contact.too-many-messages",
    zh: `今天已向本人发过 ${messagesMax} 条催收消息：${momentText(from)} 起可以再发。`,
    en: `They got ${messagesMax} message(s) about this today: send the next from ${momentText(from)}.`,
    possibleFrom: from,
  };
}

function relay({ relayAfterDays }: CollectionConduct, from: ContactMoment): ConductBreach {
  return {
    kind: "refused",
    code: "contact.relay-too-early",
    zh: `连续 ${relayAfterDays} 天联系不上本人，才能请人转告：最早 ${momentText(from)}，之前每天须联系本人。`,
    en: `Ask somebody to relay only after ${relayAfterDays} days of trying in vain: from ${momentText(from)} at the earliest, if tried each day.`,
    possibleFrom: from,
  };
}
