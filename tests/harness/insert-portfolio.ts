import { insertApplications } from "@bursar/database/applications";
import { insertBorrowers } from "@bursar/database/borrowers";
import { newId, withTransaction, type Tx } from "@bursar/database/connection";
import { insertContract } from "@bursar/database/contracts";
import { standardTerms } from "@bursar/domain/loan";
import { parseYuan } from "@bursar/domain/money";
import { nationalPolicy } from "@bursar/domain/policy";
import { openLoans } from "@bursar/servicing/loans";
import { CENTRES, type CentreName, type TestProduct } from "./open-test-product.ts";
import { expectedSeasonBills, rosterRows, type RosterRow } from "./roster-files.ts";

export interface PortfolioLoan {
  readonly loanId: string;
  readonly phone: string;
  readonly contractNo: string;
  /** Due on 2026-12-20 in yuan; undefined where nothing is. */
  readonly bill: string | undefined;
}

/**
 * The 188 loans of the season 2024 so many times over, as the use cases would have left them but
 * without their four requests each. Everybody has a phone of their own.
 */
export async function insertPortfolio(
  product: TestProduct,
  centre: CentreName,
  copies: number,
): Promise<PortfolioLoan[]> {
  const bills = expectedSeasonBills().by_id_number;
  const rows = Array.from({ length: copies }, () => rosterRows()).flat();
  const actor = { id: "usr_test", kind: "staff" };
  const context = { actor, centreId: CENTRES[centre], requestId: "req_portfolio" };
  return withTransaction(product.database.app, context, async (tx) => {
    const phones = rows.map((_, index) => `139${String(index).padStart(8, "0")}`);
    const borrowerIds = await insertPeople(tx, rows, phones);
    const applicationIds = await insertRows(tx, rows, borrowerIds);
    const loans: PortfolioLoan[] = [];
    for (const [index, row] of rows.entries()) {
      const contractNo = `3710832202490${String(index).padStart(4, "0")}`;
      const ids = {
        contractNo,
        borrowerId: borrowerIds[index] ?? "",
        applicationId: applicationIds[index] ?? "",
      };
      const loanId = await insertDisbursed(tx, row, ids);
      const bill = bills[String(row["身份证号"])];
      loans.push({ loanId, contractNo, phone: phones[index] ?? "", bill });
    }
    return loans;
  });
}

/** Borrowers of the roster's rows, each with a phone of their own; their ids in this order. */
export function insertPeople(
  tx: Tx,
  rows: readonly RosterRow[],
  phones: readonly string[],
): Promise<string[]> {
  return insertBorrowers(
    tx,
    rows.map((row, index) => ({
      name: String(row["姓名"]),
      sex: row["性别"] === "男" ? "male" : "female",
      ethnicity: String(row["民族"]),
      township: String(row["户籍乡镇"]),
      // A person of each copy's own; nothing here reads the number.
      idNumber: `${row["身份证号"]}-${index}`,
      phone: phones[index] ?? "",
      phoneSource: "borrower",
      phoneSince: "2024-08-20",
      phoneConfirmedOn: "2026-11-01",
      graduationYear: Number(row["预计毕业年份"]),
      universityCode: String(row["高校代码"]),
    })),
  );
}

/** An application of the season for each of them; their ids in this order. */
export function insertRows(
  tx: Tx,
  rows: readonly RosterRow[],
  borrowerIds: readonly string[],
): Promise<string[]> {
  return insertApplications(
    tx,
    rows.map((row, index) => ({
      borrowerId: borrowerIds[index] ?? "",
      academicYear: "2024-2025",
      kind: row["贷款类型"] === "首贷" ? "first" : "renewal",
      status: "reviewed",
      amountFen: amountOf(row),
      hardshipCategory: "other",
      highSchool: String(row["毕业高中"]),
      universityCode: String(row["高校代码"]),
      department: String(row["院系"]),
      major: String(row["专业"]),
      level: String(row["学历层次"]),
      programmeYears: Number(row["学制"]),
      entryYear: Number(row["入学年份"]),
      graduationYear: Number(row["预计毕业年份"]),
      studentNumber: String(row["学号"]),
      tuitionFen: 0n,
      accommodationFen: 0n,
      coBorrowerName: String(row["共同借款人姓名"]),
      coBorrowerRelation: String(row["共同借款人关系"]),
      coBorrowerIdNumber: String(row["共同借款人身份证号"]),
      coBorrowerPhone: String(row["共同借款人手机号"]),
      warnings: [],
      submittedOn: "2024-08-20",
      reviewedOn: "2024-08-20",
      makerId: "usr_maker",
      checkerId: "usr_checker",
    })),
  );
}

async function insertDisbursed(
  tx: Tx,
  row: RosterRow,
  ids: { contractNo: string; borrowerId: string; applicationId: string },
): Promise<string> {
  const principalFen = amountOf(row);
  const days = { signedOn: "2024-08-31", disbursedOn: "2024-11-20" };
  const contractId = newId("con");
  await insertContract(tx, {
    ...ids,
    ...days,
    id: contractId,
    status: "disbursed",
    principalFen,
    issuedOn: "2024-08-20",
  });
  const graduationYear = Number(row["预计毕业年份"]);
  const terms = standardTerms({ principalFen, graduationYear, ...days }, nationalPolicy());
  const id = newId("loan");
  const { contractNo, borrowerId } = ids;
  const facts = [{ kind: "disbursed" as const, on: days.disbursedOn, amountFen: principalFen }];
  await openLoans(tx, [{ id, contractId, contractNo, borrowerId, terms, facts }]);
  return id;
}

function amountOf(row: RosterRow): bigint {
  const fen = parseYuan(String(row["申请金额"]));
  if (fen === undefined) throw new Error("the roster has an amount that is none");
  return fen;
}
