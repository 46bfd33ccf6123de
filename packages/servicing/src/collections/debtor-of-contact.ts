import { findContact } from "@bursar/database/changes";
import type { Borrower } from "@bursar/database/borrowers";
import type { BorrowerCondition } from "@bursar/database/borrower-conditions";
import type { Tx } from "@bursar/database/connection";
import type { ContactChannel, ContactParty } from "@bursar/domain/collection";
import type { LoanArrears } from "../delinquency/index.ts";
import { refuse } from "../refuse.ts";

/** With whom a contact is made, whose limits it counts for, and what they owe. */
export interface ContactDebtor {
  readonly idNumber: string;
  readonly phone: string | undefined;
  /** The overdue contracts for which they are liable; none are told to somebody who relays. */
  readonly loans: readonly LoanArrears[];
}

export interface ContactWith {
  readonly channel: ContactChannel;
  readonly party: ContactParty;
  /** A contract by which the co-borrower is named. */
  readonly contractNo?: string | undefined;
  readonly relayPhone?: string | undefined;
}

/**
 * Who is spoken to (rulebook 6.6 items 3 and 4): a co-borrower for their own contracts alone.
 *
 * @throws Refusal `contact.borrower-deceased`, `contact.has-guardian`, `contact.no-guardian`,
 *   `contact.no-co-borrower`, `contact.relay-phone-missing`.
 */
export async function debtorOfContact(
  tx: Tx,
  about: {
    readonly borrower: Borrower;
    readonly overdue: readonly LoanArrears[];
    readonly conditions: readonly BorrowerCondition[];
  },
  given: ContactWith,
): Promise<ContactDebtor> {
  const { borrower, overdue } = about;
  const inForce = about.conditions.filter(({ liftedOn }) => liftedOn === null);
  refuseForCondition(inForce, given);
  const isCalled = given.channel !== "letter" && given.channel !== "visit";
  const phoneOf = (phone: string | undefined) => (isCalled ? phone : undefined);
  if (given.party === "borrower")
    return { idNumber: borrower.idNumber, phone: phoneOf(borrower.phone), loans: overdue };
  if (given.party === "co-borrower") return coBorrowerOf(overdue, given, phoneOf);
  if (given.party === "guardian") {
    const guardian = inForce.find(({ kind }) => kind === "guardianship")?.guardian;
    if (guardian === undefined) throw refuse("contact.no-guardian");
    return { idNumber: borrower.idNumber, phone: phoneOf(guardian.phone), loans: overdue };
  }
  const known = given.relayPhone ?? (await findContact(tx, borrower.id)).contactPerson?.phone;
  if (isCalled && known === undefined) throw refuse("contact.relay-phone-missing");
  return { idNumber: borrower.idNumber, phone: phoneOf(known), loans: [] };
}

function refuseForCondition(
  inForce: readonly BorrowerCondition[],
  { party, channel }: ContactWith,
): void {
  const kinds = new Set(inForce.map(({ kind }) => kind));
  const isMessage = channel === "sms" || channel === "message";
  if (kinds.has("deceased") && (party === "borrower" || isMessage))
    throw refuse("contact.borrower-deceased");
  if (kinds.has("guardianship") && party === "borrower") throw refuse("contact.has-guardian");
}

function coBorrowerOf(
  overdue: readonly LoanArrears[],
  { contractNo }: ContactWith,
  phoneOf: (phone: string | undefined) => string | undefined,
): ContactDebtor {
  const named =
    contractNo === undefined
      ? overdue.find(({ coBorrower }) => coBorrower !== undefined)
      : overdue.find(({ loan }) => loan.contractNo === contractNo);
  const liable = named?.coBorrower;
  if (liable === undefined) throw refuse("contact.no-co-borrower");
  const theirs = overdue.filter(({ coBorrower }) => coBorrower?.idNumber === liable.idNumber);
  return { idNumber: liable.idNumber, phone: phoneOf(liable.phone), loans: theirs };
}
