import type { Borrower } from "@bursar/database/borrowers";
import { maskIdNumber, maskName, maskPhone } from "@bursar/domain/identity";

/** A borrower as every list and search shows one: enough to recognise, nothing to copy. */
export function toMaskedPerson(borrower: Borrower) {
  return {
    id: borrower.id,
    name: maskName(borrower.name),
    idNumber: maskIdNumber(borrower.idNumber),
    phone: maskPhone(borrower.phone),
    township: borrower.township,
    graduationYear: borrower.graduationYear,
    universityCode: borrower.universityCode,
    version: borrower.version,
  };
}
