import type { ChangeBefore } from "@bursar/database/changes";
import { maskAccount, type ChangeContent } from "@bursar/domain/change";
import { maskIdNumber, maskName, maskPhone } from "@bursar/domain/identity";

type Fields = Readonly<Record<string, string>>;

/** What a change asks for, field by field, with personal data masked. */
export function maskContent(content: ChangeContent): Fields {
  switch (content.kind) {
    case "contact":
      return maskContact(content);
    case "account":
      return {
        method: content.method,
        account: maskAccount(content.account),
        ...(content.bankName !== undefined && { bankName: content.bankName }),
      };
    case "study": {
      const { kind: _kind, contractNos: _contractNos, ...form } = content;
      return textsOf(form);
    }
    case "co-borrower":
      return { ...maskPerson(content.coBorrower), signedOn: content.signedOn };
    case "graduation-confirmation":
      return { graduatedOn: content.graduatedOn };
  }
}

/** What stood before, in the fields of {@link maskContent}; by contract where there are several. */
export function maskBefore(before: ChangeBefore): Fields {
  const { accounts, coBorrowers, ...rest } = before as {
    readonly accounts?: readonly { contractNo: string; account: string | null }[];
    readonly coBorrowers?: readonly (Person | null)[];
    readonly phone?: string;
  };
  if (accounts !== undefined)
    return Object.fromEntries(
      accounts.map(({ contractNo, account }) => [
        contractNo,
        account === null ? "" : maskAccount(account),
      ]),
    );
  if (coBorrowers !== undefined) {
    const known = coBorrowers.find((person) => person !== null);
    return known === undefined ? {} : maskPerson(known);
  }
  return "phone" in rest ? maskContact(rest) : textsOf(rest);
}

interface Person {
  readonly name: string;
  readonly relation: string;
  readonly idNumber: string;
  readonly phone: string;
}

function maskPerson({ name, relation, idNumber, phone }: Person): Fields {
  return {
    name: maskName(name),
    relation,
    idNumber: maskIdNumber(idNumber),
    phone: maskPhone(phone),
  };
}

interface Contact {
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly contactPerson?:
    | { readonly name: string; readonly relation: string; readonly phone: string }
    | undefined;
}

function maskContact({ phone, address, contactPerson }: Contact): Fields {
  return {
    ...(phone !== undefined && { phone: maskPhone(phone) }),
    ...(address !== undefined && { address: maskAddress(address) }),
    ...(contactPerson !== undefined && {
      contactName: maskName(contactPerson.name),
      contactRelation: contactPerson.relation,
      contactPhone: maskPhone(contactPerson.phone),
    }),
  };
}

/** The county at most. */
function maskAddress(address: string): string {
  return `${Array.from(address).slice(0, 6).join("")}****`;
}

function textsOf(fields: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [],
    ),
  );
}
