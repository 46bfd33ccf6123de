import { insertApplications } from "@bursar/database/applications";
import { insertBorrowers } from "@bursar/database/borrowers";
import { newId, type Tx } from "@bursar/database/connection";
import { insertContract } from "@bursar/database/contracts";
import { standardTerms } from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";
import { openLoans } from "../loans/open-loans.ts";

const PRINCIPAL_FEN = 800_000n;
const DAYS = { signedOn: "2024-08-31", disbursedOn: "2024-11-20" };
const GRADUATION_YEAR = 2025;
const COURSE = {
  universityCode: "10422",
  graduationYear: GRADUATION_YEAR,
} as const;

/** A graduate with one loan of 8,000 yuan of the year 2024-2025, as the use cases leave it. */
export async function insertDisbursed(
  tx: Tx,
  serial: number,
): Promise<{ borrowerId: string; loanId: string }> {
  const borrowerId = await insertGraduate(tx, serial);
  const applicationId = await insertApplication(tx, borrowerId);
  const contractNo = `3710832024${500_000 + serial}`;
  const contractId = newId("con");
  await insertContract(tx, {
    ...DAYS,
    id: contractId,
    contractNo,
    applicationId,
    borrowerId,
    status: "disbursed",
    principalFen: PRINCIPAL_FEN,
    issuedOn: "2024-08-20",
  });
  const given = { principalFen: PRINCIPAL_FEN, graduationYear: GRADUATION_YEAR, ...DAYS };
  const terms = standardTerms(given, nationalPolicy());
  const loanId = newId("loan");
  await openLoans(tx, [
    {
      id: loanId,
      contractId,
      contractNo,
      borrowerId,
      terms,
      facts: [{ kind: "disbursed", on: DAYS.disbursedOn, amountFen: PRINCIPAL_FEN }],
    },
  ]);
  return { borrowerId, loanId };
}

async function insertGraduate(tx: Tx, serial: number): Promise<string> {
  const [id = ""] = await insertBorrowers(tx, [
    {
      ...COURSE,
      name: "张三",
      sex: "male",
      ethnicity: "汉族",
      township: "夏村镇",
      idNumber: `person-${serial}`,
      phone: `1380000${String(serial).padStart(4, "0")}`,
      phoneSource: "borrower",
      phoneSince: "2024-08-20",
      phoneConfirmedOn: "2026-11-01",
    },
  ]);
  return id;
}

async function insertApplication(tx: Tx, borrowerId: string): Promise<string> {
  const [id = ""] = await insertApplications(tx, [
    {
      ...COURSE,
      borrowerId,
      academicYear: "2024-2025",
      kind: "first",
      status: "reviewed",
      amountFen: PRINCIPAL_FEN,
      hardshipCategory: "other",
      highSchool: "乳山一中",
      department: "数学学院",
      major: "数学",
      level: "本科",
      programmeYears: 4,
      entryYear: 2021,
      studentNumber: "2021001",
      tuitionFen: 0n,
      accommodationFen: 0n,
      coBorrowerName: "张父",
      coBorrowerRelation: "父亲",
      coBorrowerIdNumber: `co-borrower-of-${borrowerId}`,
      coBorrowerPhone: "13900005678",
      warnings: [],
      submittedOn: "2024-08-20",
      makerId: "usr_maker",
      checkerId: "usr_checker",
      reviewedOn: "2024-08-20",
    },
  ]);
  return id;
}
