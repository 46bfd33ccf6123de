import type { PlainDate } from "../calendar/index.ts";
import type { ContractState } from "./contract-transitions.ts";

/** What the rules need of a minor's contract and of the consent that is on file. */
export interface ConsentFacts {
  readonly state: ContractState;
  /** The borrower was under 18 when the application came in (K31). */
  readonly isMinor: boolean;
  readonly recorded: { readonly recordedBy: string; readonly isConfirmed: boolean } | undefined;
}

export type ConsentCommand =
  | { readonly step: "record"; readonly givenOn: PlainDate; readonly businessDate: PlainDate }
  | { readonly step: "confirm"; readonly actorId: string };

export type ConsentRefusal = {
  readonly kind: "refused";
  readonly code:
    | "guardian-consent.not-needed"
    | "guardian-consent.too-late"
    | "guardian-consent.date-in-future"
    | "guardian-consent.already-confirmed"
    | "guardian-consent.not-recorded"
    | "guardian-consent.same-person";
  readonly zh: string;
  readonly en: string;
};

/** Until the borrower has signed; a consent that comes after it is none. */
const BEFORE_SIGNING: ReadonlySet<ContractState> = new Set(["draft", "sent", "returned"]);

/**
 * Whether a guardian's written consent may be recorded, or confirmed by the second person
 * (rulebook 1.1, K31). What is not confirmed yet is corrected by recording it again.
 */
export function decideGuardianConsent(
  { state, isMinor, recorded }: ConsentFacts,
  command: ConsentCommand,
): ConsentRefusal | undefined {
  if (!isMinor)
    return refused("guardian-consent.not-needed", {
      zh: "借款学生已满 18 周岁：不需要监护人同意，直接签字。",
      en: "The borrower is of age: no consent is needed, go on with the signing.",
    });
  if (recorded?.isConfirmed === true)
    return refused("guardian-consent.already-confirmed", {
      zh: "监护人同意已经确认：不再改动，可以签字。",
      en: "The guardian's consent is confirmed already: go on with the signing.",
    });
  if (!BEFORE_SIGNING.has(state))
    return refused("guardian-consent.too-late", {
      zh: "合同已过签字这一步：监护人同意须在签字之前登记。",
      en: "The contract is past the signing: a consent has to be recorded before it.",
    });
  if (command.step === "record") {
    if (command.givenOn <= command.businessDate) return undefined;
    return refused("guardian-consent.date-in-future", {
      zh: `日期 ${command.givenOn} 晚于业务日期 ${command.businessDate}：填写实际签署的日期。`,
      en: `${command.givenOn} is after the business date ${command.businessDate}: enter the day on which it was given.`,
    });
  }
  if (recorded === undefined)
    return refused("guardian-consent.not-recorded", {
      zh: "还没有登记监护人同意：先由经办人登记。",
      en: "No consent is recorded yet: the clerk records it first.",
    });
  if (recorded.recordedBy !== command.actorId) return undefined;
  return refused("guardian-consent.same-person", {
    zh: "登记人不能确认自己登记的监护人同意：交给另一位复核人。",
    en: "You can't confirm a consent that you recorded: hand it to another checker.",
  });
}

function refused(
  code: ConsentRefusal["code"],
  text: { readonly zh: string; readonly en: string },
): ConsentRefusal {
  return { kind: "refused", code, ...text };
}
