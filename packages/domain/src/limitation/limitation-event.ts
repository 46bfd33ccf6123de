import type { PlainDate } from "../calendar/index.ts";

/**
 * What interrupts the limitation of a claim (民法典 §195): a demand that reached a debtor, a
 * debtor's promise or payment, a suit.
 */
export const limitationEventKinds = ["demand", "promise", "payment", "suit"] as const;
export type LimitationEventKind = (typeof limitationEventKinds)[number];

export interface LimitationEvent {
  readonly kind: LimitationEventKind;
  /** The day on which it reached the other side, or the money came. */
  readonly on: PlainDate;
}
