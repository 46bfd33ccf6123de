import { newId, type Tx } from "@bursar/database/connection";
import type { Import, StagedRow } from "@bursar/database/imports";
import {
  addToLenderStatement,
  beginLenderStatement,
  insertLenderBalances,
  insertLenderDifferences,
  loansMissingFrom,
  supersedeDifferences,
  type NewDifference,
  type StatementCounts,
} from "@bursar/database/lender-books";
import { findLoansByContractNo, loadLoans } from "@bursar/database/loans";
import {
  compareBalance,
  ownBalanceOn,
  type BalanceDifference,
  type LenderBalanceRow,
  type OwnBalance,
} from "@bursar/domain/lender-books";
import type { Policy } from "@bursar/domain/policy";
import type { Outcome } from "../imports/import-kind.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";

interface Compared {
  readonly contractNo: string;
  readonly loanId: string | null;
  readonly given: LenderBalanceRow | undefined;
  readonly own: OwnBalance | undefined;
  readonly differences: readonly BalanceDifference[];
}

/** Loans that are loaded and folded at once. */
const LOANS_AT_ONCE = 500;

/**
 * Holds lines of a lender's file against the book of their day: keeps what the lender says, and a
 * task for each figure that differs. Nothing is ever posted from it. With the last line, contracts
 * with a balance here that the file does not name are tasks too, and those that earlier files have
 * left open give way.
 */
export async function enterLenderBalances(
  tx: Tx,
  file: Import,
  staged: readonly StagedRow[],
): Promise<Outcome> {
  const statementOn = file.statementOn;
  if (statementOn === null) throw new Error(`the file ${file.id} has no day`);
  const policy = await loadPolicy(tx);
  const { id: importId } = file;
  await beginLenderStatement(tx, { importId, statementOn });
  const rows = staged.map(({ content }) => content as LenderBalanceRow);
  const compared = await compareRows(tx, rows, policy);
  await insertLenderBalances(tx, compared.flatMap(toBalance(importId)));
  const isComplete = file.done + staged.length >= file.accepted + file.warned;
  const missing = isComplete ? await findMissing(tx, { importId, statementOn }, policy) : [];
  const all = [...compared, ...missing];
  const differences = all.flatMap(toDifferences({ importId, statementOn }));
  await insertLenderDifferences(tx, differences);
  if (isComplete) await supersedeDifferences(tx, { importId, statementOn });
  await addToLenderStatement(tx, importId, { ...countsOf(compared, missing), isComplete });
  return { created: compared.length, differences: differences.length };
}

/** What this book says of each line, in the lines' order. */
export async function compareRows(
  tx: Tx,
  rows: readonly LenderBalanceRow[],
  policy: Policy,
): Promise<Compared[]> {
  const stored = await findLoansByContractNo(
    tx,
    rows.map(({ contractNo }) => contractNo),
  );
  return rows.map((given): Compared => {
    const { contractNo } = given;
    const found = stored.get(contractNo);
    const own = found && ownBalanceOn(toLoan(found, policy), given.on);
    const loanId = found?.loan.id ?? null;
    return { contractNo, loanId, given, own, differences: compareBalance(given, own) };
  });
}

async function findMissing(
  tx: Tx,
  { importId, statementOn }: { readonly importId: string; readonly statementOn: string },
  policy: Policy,
): Promise<Compared[]> {
  const ids = await loansMissingFrom(tx, { importId, on: statementOn });
  const missing: Compared[] = [];
  for (let from = 0; from < ids.length; from += LOANS_AT_ONCE) {
    for (const one of await loadLoans(tx, ids.slice(from, from + LOANS_AT_ONCE))) {
      const own = ownBalanceOn(toLoan(one, policy), statementOn);
      if (own.principalFen === 0n) continue;
      const { contractNo, id: loanId } = one.loan;
      const difference = { givenFen: 0n, computedFen: own.principalFen };
      const differences = [{ field: "missing-there" as const, ...difference }];
      missing.push({ contractNo, loanId, given: undefined, own, differences });
    }
  }
  return missing;
}

function toBalance(importId: string) {
  return ({ given, loanId }: Compared) =>
    given === undefined
      ? []
      : [
          {
            importId,
            loanId,
            contractNo: given.contractNo,
            principalFen: given.principalFen,
            principalOverdueFen: given.principalOverdueFen,
            interestDueFen: given.interestDueFen,
          },
        ];
}

function toDifferences(file: { readonly importId: string; readonly statementOn: string }) {
  return ({ contractNo, differences }: Compared): NewDifference[] =>
    differences.map((difference) => ({ id: newId("ldf"), ...file, contractNo, ...difference }));
}

function countsOf(compared: readonly Compared[], missing: readonly Compared[]): StatementCounts {
  const sum = (ofOne: (one: Compared) => bigint): bigint =>
    [...compared, ...missing].reduce((total, one) => total + ofOne(one), 0n);
  const differing = compared.filter(({ differences }) => differences.length > 0);
  return {
    contracts: compared.length,
    matched: compared.length - differing.length,
    differing: differing.filter(({ loanId }) => loanId !== null).length,
    unknownHere: compared.filter(({ loanId }) => loanId === null).length,
    missingThere: missing.length,
    givenFen: sum(({ given }) => given?.principalFen ?? 0n),
    computedFen: sum(({ own }) => own?.principalFen ?? 0n),
  };
}
