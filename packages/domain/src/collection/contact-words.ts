/** How a contact is made (rulebook 6.1). */
export const contactChannels = ["call", "sms", "message", "letter", "visit"] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** Whom it is made with: who owes, or somebody who only passes on a request to call back. */
export const contactParties = ["borrower", "co-borrower", "guardian", "relay"] as const;
export type ContactParty = (typeof contactParties)[number];

/** Who began it: nobody is kept from answering a call. */
export const contactDirections = ["outgoing", "incoming"] as const;
export type ContactDirection = (typeof contactDirections)[number];

/** What came of it; the first six are the keys of the worklist (接通承诺 … 上门). */
export const contactResults = [
  "promised",
  "refused",
  "out-of-service",
  "no-such-number",
  "relayed",
  "visited",
  "answered",
  "no-answer",
  "sent",
] as const;
export type ContactResult = (typeof contactResults)[number];

/** Results of a call in which somebody spoke. */
export const CONNECTED: readonly ContactResult[] = ["promised", "refused", "relayed", "answered"];

/** What keeps a borrower from being dealt with as anybody else (rulebook 6.6 item 3). */
export const conditionKinds = ["deceased", "missing", "guardianship"] as const;
export type ConditionKind = (typeof conditionKinds)[number];
