import { findContact } from "@bursar/database/changes";
import type { ContactChange } from "@bursar/domain/change";
import { refuse } from "../refuse.ts";
import type { Assessing, Findings } from "./assess-change.ts";

/** Phone, address, contact person: data of the person, no loan is touched (rulebook 5.4). */
export async function assessContact(
  { tx, borrower }: Assessing,
  content: ContactChange,
): Promise<Findings> {
  const { address, contactPerson } = await findContact(tx, borrower.id);
  const isSamePhone = content.phone === undefined || content.phone === borrower.phone;
  const isSameAddress = content.address === undefined || content.address === address;
  const person = content.contactPerson;
  const isSamePerson =
    person === undefined ||
    (person.name === contactPerson?.name &&
      person.relation === contactPerson.relation &&
      person.phone === contactPerson.phone);
  if (isSamePhone && isSameAddress && isSamePerson) throw refuse("change.nothing-new");
  return {
    loans: [],
    effects: [],
    before: { phone: borrower.phone, address, contactPerson },
    warnings: [],
  };
}
