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
  const open = arrears.map((arrear) => ({ ...arrear }));
  const paid = arrears.map(({ dueDay }) => ({
    dueDay,
    penaltyFen: 0n,
    interestFen: 0n,
    principalFen: 0n,
  }));
  let leftFen = moneyFen;
  const pay = (i: number, component: Allocation["within"][number]): void => {
    const [arrear, share, field] = [open[i], paid[i], FIELD[component]];
    if (arrear === undefined || share === undefined) return;
    const amount = leftFen < arrear[field] ? leftFen : arrear[field];
    arrear[field] -= amount;
    share[field] += amount;
    leftFen -= amount;
  };
  if (order.across === "oldest-instalment")
    for (const i of open.keys()) for (const component of order.within) pay(i, component);
  else for (const component of order.within) for (const i of open.keys()) pay(i, component);
  return { arrears: open.filter(isUnpaid), paid, leftFen };
}

export function isUnpaid({ penaltyFen, interestFen, principalFen }: Arrear): boolean {
  return penaltyFen > 0n || interestFen > 0n || principalFen > 0n;
}
