import type { Fen } from "../money/index.ts";
import type { Allocation } from "../policy/index.ts";
import type { Arrear } from "./penalty.ts";

/** What a payment paid of one due. */
export interface Paid {
  readonly dueDay: number;
  readonly penaltyFen: Fen;
  readonly interestFen: Fen;
  readonly principalFen: Fen;
}

export interface Allocated {
  /** What is left unpaid; dues that are paid in full are gone. */
  readonly arrears: readonly Arrear[];
  readonly paid: readonly Paid[];
  /** Money that nothing asked for. */
  readonly leftFen: Fen;
}

const FIELD = {
  penalty: "penaltyFen",
  interest: "interestFen",
  principal: "principalFen",
} as const;

/**
 * Pays arrears, which are by due day, in the policy's order (C10, K14): by default instalment by
 * instalment from the oldest, within one penalty, then interest, then principal.
 */
export function allocate(arrears: readonly Arrear[], moneyFen: Fen, order: Allocation): Allocated {
  if (order.across === "component") return payByComponent(arrears, moneyFen, order.within);
  const left: Arrear[] = [];
  const paid: Paid[] = [];
  let leftFen = moneyFen;
  for (const arrear of arrears) {
    if (leftFen === 0n) {
      left.push(arrear);
      continue;
    }
    const share = emptyShare(arrear);
    const rest = { ...arrear };
    for (const component of order.within) leftFen = pay(rest, share, { component, leftFen });
    paid.push(share);
    if (isUnpaid(rest)) left.push(rest);
  }
  return { arrears: left, paid, leftFen };
}

function payByComponent(
  arrears: readonly Arrear[],
  moneyFen: Fen,
  within: readonly Component[],
): Allocated {
  const open = arrears.map((arrear) => ({ rest: { ...arrear }, share: emptyShare(arrear) }));
  let leftFen = moneyFen;
  for (const component of within)
    for (const { rest, share } of open) leftFen = pay(rest, share, { component, leftFen });
  return {
    arrears: open.map(({ rest }) => rest).filter(isUnpaid),
    paid: open.map(({ share }) => share),
    leftFen,
  };
}

type Component = Allocation["within"][number];
type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

function emptyShare({ dueDay }: Arrear): Writable<Paid> {
  return { dueDay, penaltyFen: 0n, interestFen: 0n, principalFen: 0n };
}

/** Pays one component as far as the money goes; gives what is left of it. */
function pay(
  rest: Writable<Arrear>,
  share: Writable<Paid>,
  { component, leftFen }: { readonly component: Component; readonly leftFen: Fen },
): Fen {
  const field = FIELD[component];
  const amount = leftFen < rest[field] ? leftFen : rest[field];
  rest[field] -= amount;
  share[field] += amount;
  return leftFen - amount;
}

export function isUnpaid({ penaltyFen, interestFen, principalFen }: Arrear): boolean {
  return penaltyFen > 0n || interestFen > 0n || principalFen > 0n;
}
