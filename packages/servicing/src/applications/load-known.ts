import { openEarlierApplications } from "@bursar/database/applications";
import type { Borrower } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { keyedHash, type Tx } from "@bursar/database/connection";
import { currentRecognition } from "@bursar/database/hardship";
import { listLoansOfBorrower } from "@bursar/database/loans";
import { currentPreApplication } from "@bursar/database/pre-applications";
import type { KnownOfPerson } from "@bursar/domain/application";

/** A person by the ID number, and the file there is of them. */
export interface IdentifiedPerson {
  readonly idNumber: KnownOfPerson["idNumber"];
  readonly borrower: Borrower | undefined;
}

/** What file, recognition, pre-application and last year know: for those who may read it alone. */
export async function loadKnown(
  tx: Tx,
  given: IdentifiedPerson & { readonly academicYear: string },
): Promise<KnownOfPerson> {
  const { academicYear, idNumber, borrower } = given;
  const hash = keyedHash(tx.keys, "id-number", idNumber.value);
  const early = await currentPreApplication(tx, hash, academicYear);
  const recognition = await currentRecognition(tx, idNumber.value, academicYear);
  const last =
    borrower && (await openEarlierApplications(tx, [borrower.id], academicYear)).get(borrower.id);
  const loans = borrower === undefined ? [] : await listLoansOfBorrower(tx, borrower.id);
  return {
    academicYear,
    idNumber,
    on: await businessDate(tx),
    hasEarlierLoan: loans.length > 0 || last?.status === "reviewed",
    lastYear: last && { form: last.form, on: last.submittedOn },
    recognition: recognition && {
      category: recognition.category,
      on: recognition.decidedOn ?? recognition.assessedOn,
    },
    preApplication: early && {
      on: early.decidedOn ?? early.verifiedOn ?? early.enteredOn,
      fields: {
        name: early.name,
        ethnicity: early.ethnicity,
        township: early.township,
        phone: early.phone,
        hardshipCategory: early.hardshipCategory,
        highSchool: early.school,
        coBorrowerName: early.guardian?.name ?? "",
        coBorrowerRelation: early.guardian?.relation ?? "",
        coBorrowerIdNumber: early.guardian?.idNumber ?? "",
        coBorrowerPhone: early.guardian?.phone ?? "",
      },
    },
    file: borrower && {
      on: borrower.phoneSince,
      fields: {
        name: borrower.name,
        ethnicity: borrower.ethnicity,
        township: borrower.township,
        phone: borrower.phone,
        universityCode: borrower.universityCode,
        graduationYear: String(borrower.graduationYear),
      },
    },
  };
}
