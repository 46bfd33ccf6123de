import { contractStateNames, nextContractState } from "../contract/index.ts";
import type { ContractState } from "../contract/index.ts";
import { formatYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import type { ApplicationState } from "./application-transitions.ts";

/** What a raise is held against. */
export interface RaiseFacts {
  readonly status: ApplicationState;
  readonly amountFen: Fen;
  /** `undefined` while the contract is still to be made. */
  readonly contractState: ContractState | undefined;
  /** Of the level and academic year, with its 文号. */
  readonly cap: { readonly value: Fen; readonly source: string };
  readonly stepFen: Fen;
}

export type RaiseRefusalCode =
  | "amount-raise.not-reviewed"
  | "amount-raise.too-late"
  | "amount-raise.not-higher"
  | "amount-raise.off-step"
  | "amount-raise.over-cap";

export type RaiseDecision =
  | { readonly kind: "allowed" }
  | {
      readonly kind: "refused";
      readonly code: RaiseRefusalCode;
      readonly zh: string;
      readonly en: string;
    };

/**
 * Whether an application and its contract may get a higher amount (提额, rulebook 1.3): after the
 * review and before the money, at most the cap of its academic year. Precedence: the application,
 * the contract, then the amount (higher, whole steps, within the cap).
 */
export function decideAmountRaise(facts: RaiseFacts, toFen: Fen): RaiseDecision {
  const { contractState } = facts;
  if (facts.status !== "reviewed") {
    return refused("amount-raise.not-reviewed", {
      zh: "申请还没有复核通过：退回后直接改申请金额。",
      en: "The application is not reviewed yet: have it returned and change the amount there.",
    });
  }
  if (
    contractState !== undefined &&
    nextContractState(contractState, "raise-amount").kind === "refused"
  ) {
    const { zh, en } = contractStateNames[contractState];
    return refused("amount-raise.too-late", {
      zh: `合同现在是“${zh}”，不能提额：签字中途先签完或退回，放款以后不再提额。`,
      en: `The contract is ${en} and takes no higher amount: finish or return the signing first; after the money there is none.`,
    });
  }
  return checkAmount(facts, toFen);
}

function checkAmount({ amountFen, cap, stepFen }: RaiseFacts, toFen: Fen): RaiseDecision {
  if (toFen <= amountFen) {
    return refused("amount-raise.not-higher", {
      zh: `新金额要高于现在的 ${formatYuan(amountFen)} 元：改填更高的金额。`,
      en: `The new amount must be above the present ${formatYuan(amountFen)} yuan: write a higher one.`,
    });
  }
  if (toFen % stepFen !== 0n) {
    return refused("amount-raise.off-step", {
      zh: `金额写 ${formatYuan(stepFen)} 元的整数倍。`,
      en: `Write an amount that is a multiple of ${formatYuan(stepFen)} yuan.`,
    });
  }
  if (toFen <= cap.value) return { kind: "allowed" };
  return refused("amount-raise.over-cap", {
    zh: `本学年最高 ${formatYuan(cap.value)} 元（${cap.source}）：改为不超过上限。`,
    en: `The cap of this academic year is ${formatYuan(cap.value)} yuan (${cap.source}): stay within it.`,
  });
}

function refused(
  code: RaiseRefusalCode,
  text: { readonly zh: string; readonly en: string },
): RaiseDecision {
  return { kind: "refused", code, ...text };
}
