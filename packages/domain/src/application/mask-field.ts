import { maskIdNumber, maskPhone } from "../identity/index.ts";
import type { FormField } from "./application-form.ts";

const ADDRESS_SHOWN = 6;

/** A field's value as it is shown: ID numbers, phones and addresses only in part. */
export function maskField(field: FormField, value: string): string {
  switch (field) {
    case "idNumber":
    case "coBorrowerIdNumber":
      return maskIdNumber(value);
    case "phone":
    case "contactPhone":
    case "coBorrowerPhone":
      return maskPhone(value);
    case "address":
      return maskAddress(value);
    default:
      return value;
  }
}

function maskAddress(address: string): string {
  const characters = Array.from(address);
  const hidden = Math.max(0, characters.length - ADDRESS_SHOWN);
  return `${characters.slice(0, ADDRESS_SHOWN).join("")}${"*".repeat(hidden)}`;
}
