import {
  listLoanPage,
  type BatchRun,
  type ChunkResult,
  type ItemFailure,
} from "@bursar/database/batches";
import { phoneConfirmations } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { newId, type Tx } from "@bursar/database/connection";
import { loadLoans, type StoredLoan } from "@bursar/database/loans";
import { insertNotices, type NewNotice } from "@bursar/database/notices";
import { heldLoans } from "@bursar/database/repayments";
import { addDays } from "@bursar/domain/calendar";
import { foldLoan, nextBill, type Bill } from "@bursar/domain/loan";
import { decideBillNotice, isPhoneConfirmed } from "@bursar/domain/notice";
import { inForce, reminderLadder, type Policy } from "@bursar/domain/policy";
import { jobs } from "@bursar/queues/catalog";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import type { BatchKind } from "./batch-kind.ts";
import { itemFailure } from "./item-failure.ts";

const STEP = "bill-announcement";

/**
 * The daily look at every loan: a bill that comes within the announcement's days of its due date
 * is announced once. A notice is unique by bill and step, so a day that was missed is made up by
 * the next one and nothing is announced twice. An item is a loan's id.
 */
export const collectionReminder: BatchKind = {
  kind: "collection-reminder",
  chunkSize: 50,
  // On the day of the refresh, reminders wait for the numbers that it confirms.
  after: ["borrower-refresh"],
  isDue: () => true,
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, _run, page) => listLoanPage(tx, page),
  runItems: announceBills,
};

interface Announced {
  readonly stored: StoredLoan;
  readonly bill: Bill;
}

async function announceBills(
  tx: Tx,
  run: BatchRun,
  itemIds: readonly string[],
): Promise<ChunkResult> {
  const policy = await loadPolicy(tx);
  const failures: ItemFailure[] = [];
  const announced: Announced[] = [];
  // What their payer has sent may have paid the bill already (rulebook 6.6).
  const held = await heldLoans(tx, itemIds);
  for (const stored of await loadLoans(tx, itemIds)) {
    if (held.has(stored.loan.id)) continue;
    try {
      const bill = billToAnnounce(stored, policy, run.businessOn);
      if (bill !== undefined) announced.push({ stored, bill });
    } catch (error) {
      failures.push(itemFailure(stored.loan.id, error));
    }
  }
  const notices = await insertNotices(tx, await toNotices(tx, { run, policy, announced }));
  await enqueueAfterCommit(
    tx,
    jobs.deliverNotice,
    notices.map(({ id }) => ({ centreId: tx.centreId, noticeId: id })),
  );
  const amountFen = notices.reduce((sum, notice) => sum + notice.amountFen, 0n);
  return { done: itemIds.length - failures.length, amountFen, failures };
}

function billToAnnounce(stored: StoredLoan, policy: Policy, on: string): Bill | undefined {
  const step = reminderLadder(policy, on).find((one) => one.step === STEP);
  if (step === undefined) return undefined;
  const bill = nextBill(foldLoan(toLoan(stored, policy), on), on);
  return bill !== undefined && bill.dueOn <= addDays(on, step.daysBefore) ? bill : undefined;
}

async function toNotices(
  tx: Tx,
  { run, policy, announced }: { run: BatchRun; policy: Policy; announced: readonly Announced[] },
): Promise<NewNotice[]> {
  const confirmations = await phoneConfirmations(
    tx,
    announced.map(({ stored }) => stored.loan.borrowerId),
  );
  // A run of a day long gone must not announce a bill that has fallen due since.
  const today = await businessDate(tx);
  const months = inForce(policy.phoneConfirmedMonths, today).value;
  return announced.flatMap(({ stored, bill }) => {
    const { id: loanId, borrowerId } = stored.loan;
    const confirmedOn = confirmations.get(borrowerId) ?? undefined;
    const decision = decideBillNotice({
      bill,
      phoneConfirmed: isPhoneConfirmed(confirmedOn, today, months),
      businessDate: today,
    });
    if (decision.kind === "none") return [];
    return {
      id: newId("not"),
      loanId,
      borrowerId,
      step: STEP,
      dueOn: bill.dueOn,
      template: decision.template,
      amountFen: bill.payableFen,
      plannedOn: run.businessOn,
      runId: run.id,
    };
  });
}
