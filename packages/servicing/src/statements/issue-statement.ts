import { randomInt } from "node:crypto";
import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import { addLocators, businessNow, findCentre } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { nextNumber } from "@bursar/database/contracts";
import { insertIssuedStatement, type IssuedStatement } from "@bursar/database/statements";
import { decideIssue, statementKindEntries, type StatementKind } from "@bursar/domain/statements";
import { ownFigureSource, type FigureSource } from "../lender-books/figure-source.ts";
import { readLoanView, type LoanView } from "../loans/loan-view.ts";
import { standingOf } from "../loans/show-loan.ts";
import { refused } from "../refuse.ts";
import { openValidSeal } from "./open-valid-seal.ts";
import { sealSheet, type StatementDeps } from "./seal-sheet.ts";
import { sheetOf } from "./sheet-of.ts";

export interface IssueStatement {
  readonly context: ActionContext;
  readonly contractNo: string;
  readonly kind: StatementKind;
  readonly year?: number | undefined;
  /** Name of who issues it, for the foot of the sheet. */
  readonly issuer: string;
}

/**
 * Issues a statement or certificate of a loan: it gets a number and a verification code, is set as
 * a PDF, sealed, and kept to the byte. Printing it comes apart.
 *
 * @throws Refusal `loan.not-found`, `statement.…`, `seal.…`, `document.glyph-missing`
 */
export async function issueStatement(
  deps: StatementDeps,
  command: IssueStatement,
): Promise<IssuedStatement> {
  const { context, contractNo, kind, issuer } = command;
  const year = kind === "settlement-certificate" ? undefined : command.year;
  const seal = await openValidSeal(deps.seal);
  return withTransaction(deps.db, context, async (tx) => {
    const view = await readLoanView(tx, { contractNo });
    const source = await ownFigureSource(tx, { contractNo, on: view.today });
    refuseUnready({ kind, year, view, source });
    const code = newCode();
    const borrower = await borrowerOf(tx, view);
    const number = await numberOf(tx, kind, view.today);
    const { name: centreName } = await findCentre(tx);
    const id = newId("stm");
    const sheet = sheetOf({ kind, year, view, source, borrower, number, code, centreName });
    const { at: issuedAt } = await businessNow(tx);
    const paper = { kind, number, sheet, issuer, issuedAt };
    const sealed = await sealSheet(tx, { files: deps.files, seal }, paper);
    const issued = await insertIssuedStatement(tx, {
      ...sealed,
      id,
      kind,
      loanId: view.row.id,
      contractNo,
      year: year ?? null,
      number,
      issuedOn: view.today,
      sheet: JSON.stringify(sheet),
      code,
    });
    await addLocators(tx, [{ kind: "verification-code", value: code }]);
    await recordAudit(tx, {
      action: "statement.issued",
      subjectId: id,
      after: { kind, contractNo, year: year ?? null, number, sha256: sealed.sha256 },
    });
    return issued;
  });
}

function refuseUnready(given: {
  readonly kind: StatementKind;
  readonly year: number | undefined;
  readonly view: LoanView;
  readonly source: FigureSource;
}): void {
  const { kind, year, view, source } = given;
  const { row, prepared, today } = view;
  const settledOn = standingOf(prepared, today)?.settledOn ?? null;
  const lender = source.counts ? null : source.lender;
  const lenderStillOpen =
    settledOn !== null && lender !== null && lender.on >= settledOn && lender.principalFen > 0n;
  const { disbursedOn, openedOn } = row;
  const loan = { today, disbursedOn, openedOn, settledOn, lenderStillOpen };
  const decision = decideIssue({ kind, year }, loan);
  if (decision.kind === "refused") throw refused(decision);
}

async function borrowerOf(tx: Tx, { row }: LoanView): Promise<Borrower> {
  const borrower = (await loadBorrowers(tx, [row.borrowerId])).get(row.borrowerId);
  if (borrower === undefined) throw new Error(`loan ${row.id} has lost its borrower`);
  return borrower;
}

async function numberOf(tx: Tx, kind: StatementKind, on: string): Promise<string> {
  const year = on.slice(0, 4);
  const next = await nextNumber(tx, `statement/${kind}/${year}`, 1n);
  return `${statementKindEntries[kind].prefix}${year}${String(next).padStart(6, "0")}`;
}

/** Without characters that people take for one another on paper. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 8;

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
