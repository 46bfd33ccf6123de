import { recordAudit } from "@bursar/database/audit";
import type { Borrower } from "@bursar/database/borrowers";
import {
  coBorrowersOf,
  currentAccounts,
  hasCoBorrowerHistory,
  insertCoBorrower,
  insertContractAccount,
  putConfirmedPhone,
  saveContact,
  saveStudy,
  type ChangeRequest,
} from "@bursar/database/changes";
import type { Tx } from "@bursar/database/connection";
import type {
  AccountChange,
  CoBorrowerChange,
  ContactChange,
  StudyChangeContent,
} from "@bursar/domain/change";
import { yearOf } from "@bursar/domain/calendar";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import type { Findings } from "./assess-change.ts";
import { announceApplied } from "./change-notices.ts";

export interface AppliedChange {
  readonly change: ChangeRequest;
  readonly borrower: Borrower;
  readonly found: Findings;
  /** The business date from which it holds. */
  readonly on: string;
}

/** Makes an approved change hold: facts, accounts, liability or contact data, and a message. */
export async function applyChange(tx: Tx, applied: AppliedChange): Promise<void> {
  const { content } = applied.change;
  switch (content.kind) {
    case "contact":
      await applyContact(tx, applied, content);
      break;
    case "account":
      await applyAccount(tx, applied, content);
      break;
    case "study":
      await applyStudy(tx, applied, content);
      break;
    case "co-borrower":
      await applyCoBorrower(tx, applied, content);
      break;
    case "graduation-confirmation":
      break;
  }
  await recordAudit(tx, {
    action: "change.applied",
    subjectId: applied.change.id,
    after: { kind: content.kind, loanIds: applied.found.loans.map(({ loan }) => loan.id) },
  });
  await announceApplied(tx, applied.change, applied.on);
}

async function applyContact(
  tx: Tx,
  { change, borrower, on }: AppliedChange,
  { phone, address, contactPerson }: ContactChange,
): Promise<void> {
  if (address !== undefined || contactPerson !== undefined) {
    await saveContact(tx, borrower.id, {
      changedOn: on,
      changeId: change.id,
      ...(address !== undefined && { address }),
      ...(contactPerson !== undefined && { contactPerson }),
    });
  }
  if (phone !== undefined && phone !== borrower.phone)
    await putConfirmedPhone(tx, borrower, { phone, on });
}

async function applyAccount(
  tx: Tx,
  { change, found, on }: AppliedChange,
  { method, account, bankName }: AccountChange,
): Promise<void> {
  const contractIds = found.loans.map(({ loan }) => loan.contractId);
  const current = await currentAccounts(tx, contractIds);
  for (const contractId of contractIds) {
    await insertContractAccount(tx, {
      contractId,
      sequence: (current.get(contractId)?.sequence ?? 0) + 1,
      method,
      account,
      bankName: bankName ?? null,
      validFrom: on,
      changeId: change.id,
    });
  }
}

async function applyStudy(
  tx: Tx,
  { borrower, found }: AppliedChange,
  content: StudyChangeContent,
): Promise<void> {
  for (const { loanId, fact } of found.effects) await appendLoanFacts(tx, loanId, [fact]);
  const left = found.effects.find(({ fact }) => fact.kind === "school-left");
  const graduationYear = left === undefined ? content.graduationYear : yearOf(left.fact.on);
  const { universityCode } = content;
  await saveStudy(tx, borrower.id, {
    ...(graduationYear !== undefined && { graduationYear }),
    ...(universityCode !== undefined && { universityCode }),
  });
}

/** The one who signed the contract is written down first, so that nobody's liability is lost. */
async function applyCoBorrower(
  tx: Tx,
  { change, found }: AppliedChange,
  { coBorrower, signedOn }: CoBorrowerChange,
): Promise<void> {
  const contractIds = found.loans.map(({ loan }) => loan.contractId);
  const history = await coBorrowersOf(tx, contractIds);
  for (const { loan } of found.loans) {
    const { contractId, contractNo } = loan;
    const liable = history.get(contractId) ?? [];
    const [signer] = liable;
    if (signer !== undefined && !(await hasCoBorrowerHistory(tx, contractId)))
      await insertCoBorrower(tx, signer);
    const supplements = liable.filter(({ supplementNo }) => supplementNo !== null).length;
    await insertCoBorrower(tx, {
      ...coBorrower,
      contractId,
      sequence: (liable.at(-1)?.sequence ?? 0) + 1,
      liableFrom: signedOn,
      supplementNo: `${contractNo}-B${supplements + 1}`,
      changeId: change.id,
    });
  }
}
