import { findBorrowersByIdNumber } from "@bursar/database/borrowers";
import { coBorrowersOf } from "@bursar/database/changes";
import { listLoansOfBorrower } from "@bursar/database/loans";
import { readNewCoBorrower, type CoBorrowerChange } from "@bursar/domain/change";
import { normaliseResidentId } from "@bursar/domain/identity";
import { positionAt, prepareLoan } from "@bursar/domain/loan";
import { Refusal } from "@bursar/domain/refusal";
import { toLoan } from "../loans/to-loan.ts";
import { refuse } from "../refuse.ts";
import type { Assessing, Findings } from "./assess-change.ts";
import { livingLoansOfChange } from "./loans-of-change.ts";

/** Another person becomes liable beside the borrower (rulebook 1.2, 5.4). */
export async function assessCoBorrower(
  assessing: Assessing,
  content: CoBorrowerChange,
): Promise<Findings> {
  const { tx, borrower, businessOn, policy } = assessing;
  const { coBorrower: given } = content;
  const isBorrowing = await hasLoan(assessing, normaliseResidentId(given.idNumber));
  const { coBorrower, problems } = readNewCoBorrower(given, {
    businessDate: businessOn,
    policy,
    borrowerIdNumber: borrower.idNumber,
    isBorrowing: () => isBorrowing,
  });
  const [worst] = problems.filter(({ level }) => level === "refusal");
  if (coBorrower === undefined) {
    throw new Refusal("change.co-borrower-unfit", {
      zh: worst?.zh ?? "这个人不能作共同借款人：核对四项信息。",
      en: worst?.en ?? "This person can't be the co-borrower: check the four fields.",
      status: 409,
      data: { problems: problems.map(({ code, field }) => ({ code, field })) },
    });
  }
  const loans = await livingLoansOfChange(assessing, content.contractNos);
  const history = await coBorrowersOf(
    tx,
    loans.map(({ loan }) => loan.contractId),
  );
  const present = loans.map(({ loan }) => history.get(loan.contractId)?.at(-1));
  if (present.every((one) => one?.idNumber === coBorrower.idNumber))
    throw refuse("change.nothing-new");
  if (loans.some(({ loan }) => content.signedOn < loan.signedOn))
    throw refuse("change.signed-before-contract");
  return {
    loans,
    effects: [],
    before: { coBorrowers: present.map((one) => one ?? null) },
    warnings: problems.map(({ code }) => code),
  };
}

/** An unsettled loan of one's own is a conflict. */
async function hasLoan({ tx, businessOn, policy }: Assessing, idNumber: string): Promise<boolean> {
  const person = (await findBorrowersByIdNumber(tx, [idNumber])).get(idNumber);
  if (person === undefined) return false;
  const loans = await listLoansOfBorrower(tx, person.id);
  return loans.some(
    (stored) =>
      positionAt(prepareLoan(toLoan(stored, policy)), businessOn).principalOutstandingFen > 0n,
  );
}
