import { createHash } from "node:crypto";
import type { NewBorrower } from "@bursar/database/borrowers";
import { addLocators } from "@bursar/database/centres";
import { newId, type Tx } from "@bursar/database/connection";
import { insertContracts, knownContractNos } from "@bursar/database/contracts";
import { insertDifferences, type Import, type StagedRow } from "@bursar/database/imports";
import { CHAIN_START, chainInput } from "@bursar/domain/contract";
import { formatYuan } from "@bursar/domain/money";
import type { Policy } from "@bursar/domain/policy";
import { compareStanding, openingFacts, type PortfolioRow } from "@bursar/domain/portfolio";
import { openLoans, type OpenedLoan } from "../loans/open-loans.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { ensureBorrowers } from "./ensure-borrowers.ts";
import type { Outcome } from "./import-kind.ts";

/** A loan on its way into the books, with the ids it gets. */
interface Entering {
  readonly staged: StagedRow;
  readonly row: PortfolioRow;
  readonly contractId: string;
  readonly loanId: string;
  readonly borrowerId: string;
}

/**
 * Takes loans over: the borrower once, a contract without an application, the loan with what has
 * happened to it, the postings of its opening balance, and a task for each balance that differs.
 * A contract that has come here since the file was staged is left out.
 */
export async function enterPortfolio(
  tx: Tx,
  file: Import,
  staged: readonly StagedRow[],
): Promise<Outcome> {
  const policy = await loadPolicy(tx);
  const rows = staged.map((one) => ({ staged: one, row: one.content as PortfolioRow }));
  const known = await knownContractNos(
    tx,
    rows.map(({ row }) => row.contractNo),
  );
  const fresh = rows.filter(({ row }) => !known.has(row.contractNo));
  const people = await ensureBorrowers(tx, newBorrowers(fresh.map(({ row }) => row)));
  const entering = fresh.map(({ staged: one, row }): Entering => {
    const borrowerId = people.get(row.idNumber)?.id ?? "";
    const ids = { contractId: newId("con"), loanId: newId("loan"), borrowerId };
    return { staged: one, row, ...ids };
  });
  await insertContracts(tx, entering.map(toContract), entering.map(toEvent(tx, file)));
  await openLoans(tx, entering.map(toLoan(policy)));
  await addLocators(
    tx,
    entering.map(({ row }) => ({ kind: "contract-number", value: row.contractNo })),
  );
  const differences = entering.flatMap(toDifferences(file, policy));
  await insertDifferences(tx, differences);
  return {
    created: entering.length,
    overtaken: rows.length - entering.length,
    borrowers: [...people.values()].filter(({ isNew }) => isNew).length,
    differences: differences.length,
  };
}

/** One a person, by the loan with the latest graduation: that is where they study or studied last. */
function newBorrowers(rows: readonly PortfolioRow[]): NewBorrower[] {
  const byAge = rows.toSorted((a, b) => a.terms.graduationYear - b.terms.graduationYear);
  return byAge.map((row) => ({
    name: row.name,
    sex: row.sex,
    // The lender does not say.
    ethnicity: "",
    township: row.township,
    idNumber: row.idNumber,
    phone: row.phone,
    phoneSource: "borrower",
    phoneSince: row.statementOn,
    // Nobody here has heard from this number yet.
    phoneConfirmedOn: null,
    graduationYear: row.terms.graduationYear,
    universityCode: row.universityCode,
  }));
}

function toContract({ row, contractId, borrowerId }: Entering) {
  const { terms, contractNo } = row;
  return {
    id: contractId,
    contractNo,
    origin: "taken-over" as const,
    borrowerId,
    status: "disbursed",
    principalFen: terms.principalFen,
    issuedOn: terms.signedOn,
    signedOn: terms.signedOn,
    disbursedOn: terms.disbursedOn,
  };
}

/** The contract's chain starts with the money, and with the line from which that is known. */
function toEvent(tx: Tx, file: Import) {
  const recordedAt = new Date().toISOString();
  const actorId = tx.context.actor.id;
  return ({ row, staged, contractId }: Entering) => {
    const detail = {
      origin: "taken-over",
      importId: file.id,
      row: String(staged.row),
      amount: formatYuan(row.terms.principalFen),
    };
    const event = "disburse" as const;
    const on = row.terms.disbursedOn;
    const chained = { contractId, sequence: 1, event, on, recordedAt, actorId, data: detail };
    const hash = createHash("sha256").update(chainInput(CHAIN_START, chained)).digest("hex");
    const columns = { contractId, sequence: 1, event, actorId, occurredOn: on, recordedAt };
    return { ...columns, detail, previousHash: CHAIN_START, hash };
  };
}

function toLoan(policy: Policy) {
  return ({ row, contractId, loanId, borrowerId }: Entering): OpenedLoan => {
    const { terms, contractNo, statementOn: openedOn } = row;
    const ids = { id: loanId, contractId, contractNo, borrowerId };
    return { ...ids, terms, openedOn, facts: openingFacts(row, policy) };
  };
}

function toDifferences(file: Import, policy: Policy) {
  return ({ row, staged }: Entering) => {
    // Every difference is a warning, and most rows have none: they are not computed again.
    if (staged.verdict === "accepted") return [];
    const comparison = compareStanding(row, policy);
    if (comparison.kind === "impossible") throw new Error("a checked loan is refused on entry");
    return comparison.differences.map((difference) => ({
      ...difference,
      importId: file.id,
      row: staged.row,
      contractNo: row.contractNo,
    }));
  };
}
