import { and, eq, sql } from "drizzle-orm";
import type { ContactPerson } from "@bursar/domain/change";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { borrowerContacts } from "./tables.ts";

/** Where else a borrower is reached. */
export interface BorrowerContact {
  readonly address: string | undefined;
  readonly contactPerson: ContactPerson | undefined;
}

export async function findContact(tx: Tx, borrowerId: string): Promise<BorrowerContact> {
  const [row] = await tx.orm
    .select()
    .from(borrowerContacts)
    .where(
      and(eq(borrowerContacts.centreId, tx.centreId), eq(borrowerContacts.borrowerId, borrowerId)),
    );
  if (row === undefined) return { address: undefined, contactPerson: undefined };
  const { addressSealed, contactNameSealed, contactRelation, contactPhoneSealed } = row;
  return {
    address:
      addressSealed === null ? undefined : openText(tx, "borrower_contacts.address", addressSealed),
    contactPerson:
      contactNameSealed === null || contactPhoneSealed === null
        ? undefined
        : {
            name: openText(tx, "borrower_contacts.contact_name", contactNameSealed),
            relation: contactRelation ?? "",
            phone: openText(tx, "borrower_contacts.contact_phone", contactPhoneSealed),
          },
  };
}

/** Sets what is given and leaves the rest. */
export async function saveContact(
  tx: Tx,
  borrowerId: string,
  given: Partial<BorrowerContact> & { readonly changedOn: string; readonly changeId: string },
): Promise<void> {
  const { address, contactPerson: person, changedOn, changeId } = given;
  const columns = {
    changedOn,
    changeId,
    ...(address !== undefined && {
      addressSealed: sealText(tx, "borrower_contacts.address", address),
    }),
    ...(person !== undefined && {
      contactNameSealed: sealText(tx, "borrower_contacts.contact_name", person.name),
      contactRelation: person.relation,
      contactPhoneSealed: sealText(tx, "borrower_contacts.contact_phone", person.phone),
    }),
  };
  await tx.orm
    .insert(borrowerContacts)
    .values({ centreId: tx.centreId, borrowerId, ...columns })
    .onConflictDoUpdate({
      target: [borrowerContacts.centreId, borrowerContacts.borrowerId],
      set: { ...columns, version: sql`${borrowerContacts.version} + 1` },
    });
}
