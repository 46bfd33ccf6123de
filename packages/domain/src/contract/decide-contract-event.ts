import type { PlainDate } from "../calendar/index.ts";
import { formatYuanGrouped } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import type { ContractEvent, ContractState } from "./contract-transitions.ts";
import { nextContractState } from "./next-contract-state.ts";
import type { ContractRefusal, NextContractState } from "./next-contract-state.ts";
import { normaliseReceiptCode } from "./receipt-code.ts";

/** What the rules need of a stored contract. */
export interface ContractFacts {
  readonly state: ContractState;
  readonly amountFen: Fen;
  /** Day of the latest event. */
  readonly lastOn: PlainDate;
  /** Of the acceptance certificate; `undefined` before it. */
  readonly receiptCode: string | undefined;
  /** `missing` stops the signing of a borrower under 18 (rulebook K31). */
  readonly guardianConsent: "not-needed" | "given" | "missing";
}

/** How a signature came about: on paper two people attest it, remotely the provider does. */
export type Signature =
  | { readonly medium: "paper"; readonly recordedBy: string; readonly confirmedBy?: string }
  | { readonly medium: "remote"; readonly evidenceId: string };

/** An event to record, with the day it happened on. */
export type ContractCommand = { readonly on: PlainDate } & (
  | {
      readonly event: "sign-borrower" | "sign-co-borrower" | "countersign";
      readonly signature: Signature;
    }
  | {
      readonly event: "record-receipt";
      readonly receiptCode: string;
      /** Last day on which the lender takes receipts (rulebook 5.1), from policy. */
      readonly deadlineOn: PlainDate;
    }
  | { readonly event: "disburse"; readonly amountFen: Fen }
  | {
      readonly event: Exclude<
        ContractEvent,
        "sign-borrower" | "sign-co-borrower" | "countersign" | "record-receipt" | "disburse"
      >;
    }
);

export type ContractDecision =
  | NextContractState
  | ContractRefusal<
      | "contract.date-in-future"
      | "contract.date-before-previous"
      | "contract.guardian-consent-missing"
      | "signature.unconfirmed"
      | "signature.same-person"
      | "receipt.code-mismatch"
      | "receipt.deadline-passed"
      | "disbursement.over-contract"
      | "disbursement.under-contract"
    >;

type Check = Extract<ContractDecision, { kind: "refused" }> | undefined;

/**
 * Whether an event may be recorded, and the state it leads to. Precedence: the table of
 * transitions, then the day (not after the business date, not before the latest event), then what
 * the event itself asks for.
 */
export function decideContractEvent(
  contract: ContractFacts,
  command: ContractCommand,
  businessDate: PlainDate,
): ContractDecision {
  const next = nextContractState(contract.state, command.event);
  if (next.kind === "refused") return next;
  return checkDay(contract, command, businessDate) ?? checkEvent(contract, command) ?? next;
}

function checkDay(
  contract: ContractFacts,
  { on }: ContractCommand,
  businessDate: PlainDate,
): Check {
  if (on > businessDate) {
    return refused("contract.date-in-future", {
      zh: `日期 ${on} 晚于业务日期 ${businessDate}：改为实际发生的日期。`,
      en: `${on} is after the business date ${businessDate}: enter the day on which it happened.`,
    });
  }
  if (on >= contract.lastOn) return undefined;
  return refused("contract.date-before-previous", {
    zh: `日期 ${on} 早于上一步的 ${contract.lastOn}：核对两个日期。`,
    en: `${on} is before the previous step on ${contract.lastOn}: check both days.`,
  });
}

function checkEvent(contract: ContractFacts, command: ContractCommand): Check {
  switch (command.event) {
    case "sign-borrower":
      return checkConsent(contract) ?? checkSignature(command.signature);
    case "sign-co-borrower":
    case "countersign":
      return checkSignature(command.signature);
    case "record-receipt":
      return checkReceipt(contract, command);
    case "disburse":
      return checkAmount(contract.amountFen, command.amountFen);
    default:
      return undefined;
  }
}

function checkConsent({ guardianConsent }: ContractFacts): Check {
  if (guardianConsent !== "missing") return undefined;
  return refused("contract.guardian-consent-missing", {
    zh: "借款学生未满 18 周岁：先登记监护人书面同意，再签字。",
    en: "The borrower is under 18: record the guardian's written consent before signing.",
  });
}

function checkSignature(signature: Signature): Check {
  if (signature.medium === "remote") return undefined;
  if (signature.confirmedBy === undefined) {
    return refused("signature.unconfirmed", {
      zh: "纸质签字要由第二人核对：交复核人确认。",
      en: "A signature on paper needs a second person: have a checker confirm it.",
    });
  }
  if (signature.confirmedBy !== signature.recordedBy) return undefined;
  return refused("signature.same-person", {
    zh: "登记人不能确认自己登记的签字：交另一位复核人确认。",
    en: "You can't confirm a signature you recorded: hand it to another checker.",
  });
}

function checkReceipt(
  contract: ContractFacts,
  command: Extract<ContractCommand, { event: "record-receipt" }>,
): Check {
  const expected = normaliseReceiptCode(contract.receiptCode ?? "");
  if (expected === "" || normaliseReceiptCode(command.receiptCode) !== expected) {
    return refused("receipt.code-mismatch", {
      zh: "回执校验码与受理证明不一致：对照受理证明重新输入。",
      en: "The receipt code differs from the acceptance certificate: type it again from there.",
    });
  }
  if (command.on <= command.deadlineOn) return undefined;
  return refused("receipt.deadline-passed", {
    zh: `回执录入已于 ${command.deadlineOn} 截止：与贷款机构联系，合同按过期处理。`,
    en: `Receipts closed on ${command.deadlineOn}: ask the lender, and let the contract expire.`,
  });
}

/** A contract is paid out whole: another sum means another contract (rulebook 1.3). */
function checkAmount(contractFen: Fen, paidFen: Fen): Check {
  if (paidFen === contractFen) return undefined;
  const amounts = [paidFen, contractFen].map(formatYuanGrouped);
  return refused(
    paidFen > contractFen ? "disbursement.over-contract" : "disbursement.under-contract",
    {
      zh: `放款 ${amounts[0]} 元与合同金额 ${amounts[1]} 元不符：核对放款清单。`,
      en: `${amounts[0]} yuan paid out, ${amounts[1]} in the contract: check the lender's list.`,
    },
  );
}

function refused(
  code: Exclude<Check, undefined>["code"],
  text: { readonly zh: string; readonly en: string },
): Check {
  return { kind: "refused", code, ...text } as Check;
}
