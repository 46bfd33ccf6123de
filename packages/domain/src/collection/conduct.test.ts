import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import { withFacts, exampleLoan, E9 } from "../testing/index.ts";
import { conductBreaches, forbiddenIn, momentText, promiseState } from "./index.ts";
import type { EarlierContacts, PlannedContact } from "./index.ts";

const policy = nationalPolicy();
const limits = {
  conduct: policy.collections.conduct[0]?.value ?? never(),
  quietHours: policy.quietHours[0]?.value ?? never(),
};

function never(): never {
  throw new Error("the policy has no row");
}

const planned = {
  channel: "call",
  direction: "outgoing",
  party: "borrower",
  line: "centre",
} as const;
const none: EarlierContacts = { attempts: 0, connected: 0, messages: 0, daysInVain: 0 };

/** `HH:MM what | earlier → code possible-from` */
type Case = [string, string, Partial<PlannedContact>, Partial<EarlierContacts>, readonly string[]];

describe("how a debtor may be reached (rulebook 6.6, 7)", () => {
  it.each<Case>([
    ["a call by day", "10:00", {}, {}, []],
    ["the last minute of the evening", "21:59", {}, {}, []],
    ["a call at night", "22:00", {}, {}, ["contact.quiet-hours 2026-11-21 08:00"]],
    ["a call before eight", "07:59", {}, {}, ["contact.quiet-hours 2026-11-20 08:00"]],
    [
      "a visit at night",
      "22:30",
      { channel: "visit" },
      {},
      ["contact.quiet-hours 2026-11-21 08:00"],
    ],
    ["a message at 21:30", "21:30", { channel: "sms" }, {}, []],
    [
      "a message after 21:30",
      "21:31",
      { channel: "sms" },
      {},
      ["contact.quiet-hours 2026-11-21 08:00"],
    ],
    ["a letter at night", "23:00", { channel: "letter" }, {}, []],
    ["a debtor who calls at night", "23:00", { direction: "incoming" }, { connected: 9 }, []],
    ["a third spoken call", "10:00", {}, { connected: 2, attempts: 2 }, []],
    [
      "a fourth",
      "10:00",
      {},
      { connected: 3, attempts: 3 },
      ["contact.too-many-calls 2026-11-21 08:00"],
    ],
    ["a sixth try of a number", "10:00", {}, { attempts: 5 }, []],
    ["a seventh", "10:00", {}, { attempts: 6 }, ["contact.too-many-attempts 2026-11-21 08:00"]],
    [
      "a second message",
      "10:00",
      { channel: "message" },
      { messages: 1 },
      ["contact.too-many-messages 2026-11-21 08:00"],
    ],
    ["a private phone", "10:00", { line: "private" }, {}, ["contact.private-phone never"]],
    [
      "a relay at once",
      "10:00",
      { party: "relay" },
      {},
      ["contact.relay-too-early 2026-11-23 08:00"],
    ],
    [
      "a relay after two days",
      "10:00",
      { party: "relay" },
      { daysInVain: 2 },
      ["contact.relay-too-early 2026-11-21 08:00"],
    ],
    ["a relay after three", "10:00", { party: "relay" }, { daysInVain: 3 }, []],
    [
      "everything at once, by precedence",
      "23:30",
      { line: "private", party: "relay" },
      { connected: 3, attempts: 6 },
      [
        "contact.private-phone never",
        "contact.quiet-hours 2026-11-21 08:00",
        "contact.too-many-calls 2026-11-21 08:00",
        "contact.too-many-attempts 2026-11-21 08:00",
        "contact.relay-too-early 2026-11-23 08:00",
      ],
    ],
  ])("%s", (_, time, change, before, expected) => {
    const minuteOfDay = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    const contact = { ...planned, ...change, at: { on: "2026-11-20", minuteOfDay } };
    const found = conductBreaches(contact, { ...none, ...before }, limits);
    expect(
      found.map(
        ({ code, possibleFrom }) => `${code} ${possibleFrom ? momentText(possibleFrom) : "never"}`,
      ),
    ).toEqual(expected);
  });
});

it.each([
  ["请于12月20日前还款，如已还请忽略。", []],
  ["再不还就起诉！", ["起诉"]],
  ["会上黑 名-单，还会 起·诉", ["起诉", "黑名单"]],
])("the words of %s", (text, expected) => {
  expect(forbiddenIn(text, policy.collections.forbiddenWords[0]?.value ?? []).toSorted()).toEqual(
    [...expected].sort(),
  );
});

describe("a promise", () => {
  const promise = { amountFen: 50_000n, madeOn: "2026-11-20", payBy: "2026-11-30" };
  const paid = (on: string, amountFen: bigint) => ({ kind: "repaid", on, amountFen }) as const;
  const facts = (...given: readonly Parameters<typeof withFacts>[1][]) =>
    withFacts(exampleLoan(E9), ...given).facts;

  it.each([
    ["before its day", facts(), "2026-11-30", false, "open"],
    ["after it, unpaid", facts(), "2026-12-01", false, "broken"],
    ["while money is held", facts(), "2026-12-01", true, "held"],
    [
      "paid in two parts",
      facts(paid("2026-11-20", 20_000n), paid("2026-11-30", 30_000n)),
      "2026-12-01",
      false,
      "kept",
    ],
    ["a cent short", facts(paid("2026-11-30", 49_999n)), "2026-12-01", false, "broken"],
    ["paid before it was made", facts(paid("2026-11-19", 50_000n)), "2026-12-01", false, "broken"],
    ["paid too late", facts(paid("2026-12-01", 50_000n)), "2026-12-02", false, "broken"],
    [
      "paid off early",
      facts({ kind: "prepaid", on: "2026-11-25", principalFen: 1n }),
      "2026-11-26",
      false,
      "kept",
    ],
  ])("%s", (_, known, on, isHeld, expected) => {
    expect(promiseState(promise, known, { on, isHeld })).toBe(expected);
  });
});
