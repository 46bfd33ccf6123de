import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { loadLoans, lockStandings } from "@bursar/database/loans";
import {
  findPayableLoans,
  insertParts,
  listParts,
  listPayableLoans,
  saveReceipt,
  type NewReceiptPart,
  type PayableLoan,
  type Receipt,
  type ReceiptStep,
} from "@bursar/database/repayments";
import { decideFact, foldLoan, type Loan, type LoanFact } from "@bursar/domain/loan";
import { judgeAtLoan, splitLump, valueDateOf } from "@bursar/domain/repayment";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { waitingPrepayments } from "../prepayments/waiting-prepayments.ts";
import { refuse, refused } from "../refuse.ts";
import { payAtLoan } from "./pay-at-loan.ts";

interface Target extends PayableLoan {
  readonly loan: Loan;
  readonly amountFen: bigint;
}

/** Lets money that waited pay: one contract, or a borrower's loans in the order of K14. */
export async function matchToLoans(
  tx: Tx,
  receipt: Receipt,
  { contractNo, borrowerId }: Pick<ReceiptStep, "contractNo" | "borrowerId">,
): Promise<void> {
  const loans = await payableLoans(tx, { contractNo, borrowerId });
  const targets = divide(loans, receipt);
  const earlier = await listParts(tx, [receipt.id]);
  // A sum that is divided pays what is due; only one that names its contract ends an application.
  const named = borrowerId === null ? targets : [];
  const businessOn = await businessDate(tx);
  const waiting = await waitingPrepayments(
    tx,
    named.map(({ loanId }) => loanId),
    businessOn,
  );
  const parts: NewReceiptPart[] = [];
  for (const { amountFen, loan, loanId, contractNo: number } of targets) {
    const valueOn = valueDateOf({ ...receipt, paidOn: receipt.valueOn }, () =>
      foldLoan(loan, receipt.valueOn),
    );
    const payment = { amountFen, on: valueOn };
    requireRepayment(loan, payment, businessOn);
    const at = { contractNo: number, loan, waiting: waiting.get(loanId) };
    const judged = judgeAtLoan(at, payment, businessOn);
    const money = { id: receipt.id, loanId, amountFen, valueOn, judged };
    parts.push(...(await payAtLoan(tx, { ...money, earlier: earlier.length + parts.length })));
  }
  await insertParts(tx, parts);
  await saveReceipt(tx, receipt.id, { loanId: targets[0]?.loanId ?? null });
}

async function payableLoans(
  tx: Tx,
  { contractNo, borrowerId }: Pick<ReceiptStep, "contractNo" | "borrowerId">,
): Promise<(PayableLoan & { loan: Loan })[]> {
  const found =
    borrowerId === null
      ? [...(await findPayableLoans(tx, [contractNo ?? ""])).values()]
      : await listPayableLoans(tx, borrowerId);
  if (found.length === 0) throw refuse("loan.not-found");
  const ids = found.map(({ loanId }) => loanId);
  await lockStandings(tx, ids);
  const policy = await loadPolicy(tx);
  const stored = new Map((await loadLoans(tx, ids)).map((one) => [one.loan.id, one]));
  return found.flatMap((payable) => {
    const one = stored.get(payable.loanId);
    return one === undefined ? [] : [{ ...payable, loan: toLoan(one, policy) }];
  });
}

function divide(loans: readonly (PayableLoan & { loan: Loan })[], receipt: Receipt): Target[] {
  const { amountFen, valueOn: on } = receipt;
  const byNumber = new Map(loans.map((one) => [one.contractNo, one]));
  return splitLump(loans, { amountFen, on })
    .flatMap((part) => {
      const one = byNumber.get(part.contractNo);
      return one === undefined ? [] : [{ ...one, amountFen: part.amountFen }];
    })
    .toSorted((a, b) => (a.loanId < b.loanId ? -1 : 1));
}

function requireRepayment(
  loan: Loan,
  payment: { readonly amountFen: bigint; readonly on: string },
  businessOn: string,
): void {
  const sequence = loan.facts.length + 1;
  const fact: LoanFact = { kind: "repaid", factId: "judged", sequence, ...payment };
  const decision = decideFact(loan, fact, businessOn);
  if (decision.kind === "refused") throw refused(decision.refusals[0]);
}
