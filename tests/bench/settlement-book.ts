import { insertBorrowers } from "@bursar/database/borrowers";
import { newId, withTransaction, type Tx } from "@bursar/database/connection";
import { insertContracts } from "@bursar/database/contracts";
import type { LoanFact } from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";
import { openingFacts, readPortfolioRow, type PortfolioRow } from "@bursar/domain/portfolio";
import { openLoans, type OpenedLoan } from "@bursar/servicing/loans";
import { CENTRES, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";

const STATEMENT = "2025-12-20";
/** The contracts that mature on 20 September 2026 are settled before and left out. */
const MATURES_FIRST = "2026-09-20";
const AT_ONCE = 2_000;
const LOANS_A_PERSON = 4;

/**
 * A book of so many loans: the county's running contracts over and over, each with a contract
 * number of its own, taken over as of 2025-12-20 the way an import does it.
 */
export async function fillBook(
  product: TestProduct,
  count: number,
  onProgress: (done: number) => void,
): Promise<void> {
  const rows = portfolioRows();
  const actor = { id: "usr_bench", kind: "staff" };
  const context = { actor, centreId: CENTRES.a, requestId: "req_bench" };
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    await withTransaction(product.database.app, context, (tx) => addSlice(tx, rows, from, size));
    onProgress(from + size);
  }
  await product.database.owner.client`vacuum analyze`;
}

function portfolioRows(): PortfolioRow[] {
  const policy = nationalPolicy();
  const context = {
    policy,
    statementOn: STATEMENT,
    universityName: () => undefined,
    knownName: () => undefined,
  };
  return portfolioLines().flatMap((cells) => {
    const known = { ...context, universityName: () => cells["高校名称"] };
    const reading = readPortfolioRow(cells, known);
    return reading.kind === "row" && reading.row.terms.maturesOn !== MATURES_FIRST
      ? [reading.row]
      : [];
  });
}

async function addSlice(
  tx: Tx,
  rows: readonly PortfolioRow[],
  from: number,
  size: number,
): Promise<void> {
  const people = Math.ceil(size / LOANS_A_PERSON);
  const borrowerIds = await insertBorrowers(
    tx,
    Array.from({ length: people }, (_, index) => personOf(from + index)),
  );
  const policy = nationalPolicy();
  const opened = Array.from({ length: size }, (_, index): OpenedLoan => {
    const row = rows[(from + index) % rows.length];
    if (row === undefined) throw new Error("the portfolio is empty");
    return {
      id: newId("loan"),
      contractId: newId("con"),
      contractNo: `9${String(from + index).padStart(15, "0")}`,
      borrowerId: borrowerIds[Math.floor(index / LOANS_A_PERSON)] ?? "",
      terms: row.terms,
      openedOn: STATEMENT,
      facts: openingFacts(row, policy) as readonly LoanFact[],
    };
  });
  await insertContracts(
    tx,
    opened.map(({ contractId, contractNo, borrowerId, terms }) => ({
      id: contractId,
      contractNo,
      origin: "taken-over" as const,
      borrowerId,
      status: "disbursed",
      principalFen: terms.principalFen,
      issuedOn: terms.signedOn,
      signedOn: terms.signedOn,
      disbursedOn: terms.disbursedOn,
    })),
    [],
  );
  await openLoans(tx, opened);
}

function personOf(serial: number) {
  return {
    name: "张三",
    idNumber: `bench-${serial}`,
    phone: `138${String(serial).padStart(8, "0")}`,
    sex: "female" as const,
    ethnicity: "汉族",
    township: "白沙滩镇",
    phoneSource: "borrower" as const,
    phoneSince: STATEMENT,
    phoneConfirmedOn: STATEMENT,
    graduationYear: 2024,
    universityCode: "10422",
  };
}
