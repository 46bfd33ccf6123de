import { conditionsOf, type BorrowerCondition } from "@bursar/database/borrower-conditions";
import type { Borrower } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import {
  demandsOf,
  findCase,
  listContacts,
  promisesOf,
  type CollectionContact,
  type Demand,
  type PaymentPromiseRow,
} from "@bursar/database/collections";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { limitationEventsOf } from "@bursar/database/limitation";
import { writtenOffAmong, type WriteOff } from "@bursar/database/write-offs";
import { addDays } from "@bursar/domain/calendar";
import { promiseState, type PromiseState } from "@bursar/domain/collection";
import {
  limitationState,
  loanLimitation,
  type Limitation,
  type LimitationState,
} from "@bursar/domain/limitation";
import { stateOf } from "@bursar/domain/loan";
import { inForce } from "@bursar/domain/policy";
import { requireBorrower } from "../changes/change-step.ts";
import { arrearsOf, isOverdue, isResultTiedOut, type LoanArrears } from "../delinquency/index.ts";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** One contract of a case. */
export interface CaseLoan extends LoanArrears {
  readonly limitation: Limitation | undefined;
  readonly limitationState: LimitationState | undefined;
  readonly writeOff: WriteOff["status"] | undefined;
  /** The lender's result of its oldest unpaid due date is in: it may be said that it is overdue. */
  readonly confirmed: boolean;
}

/** A co-borrower with what they are liable for, and no more (rulebook 6.6 item 4). */
export interface CaseCoBorrower {
  readonly name: string;
  readonly relation: string;
  readonly contractNos: readonly string[];
  readonly toClearFen: bigint;
}

/** Everything for one call on one screen. Personal data in clear: the route masks it. */
export interface CollectionCaseView {
  readonly borrower: Borrower;
  readonly asOf: string;
  readonly assigneeId: string | null;
  readonly version: number;
  readonly loans: readonly CaseLoan[];
  readonly coBorrowers: readonly CaseCoBorrower[];
  readonly contacts: readonly CollectionContact[];
  readonly promises: readonly (PaymentPromiseRow & { readonly state: PromiseState })[];
  readonly demands: readonly Demand[];
  readonly conditions: readonly BorrowerCondition[];
  readonly forbiddenWords: readonly string[];
  readonly relayText: { readonly zh: string; readonly en: string };
  /** It is time for a written demand to both debtors, and none is younger than that. */
  readonly demandDue: boolean;
  /** A rescue may be applied for (death, and nothing applied for yet). */
  readonly rescueHint: boolean;
}

const CONTACTS_SHOWN = 50;

/** @throws Refusal `borrower.not-found` */
export async function showCase(
  deps: Deps,
  query: { context: ActionContext; borrowerId: string },
): Promise<CollectionCaseView> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { borrowerId } = query;
    const borrower = await requireBorrower(tx, borrowerId);
    const asOf = await businessDate(tx);
    const arrears = await arrearsOf(tx, borrowerId, asOf);
    const overdue = arrears.filter(isOverdue);
    const { collections } = await loadPolicy(tx);
    const found = await findCase(tx, borrowerId);
    const demands = await demandsOf(tx, borrowerId);
    const conditions = await conditionsOf(tx, borrowerId);
    const demandAfter = inForce(collections.demandAfterDays, asOf).value;
    const since = addDays(asOf, -demandAfter);
    const isDead = conditions.some(({ kind, liftedOn }) => kind === "deceased" && !liftedOn);
    return {
      borrower,
      asOf,
      assigneeId: found?.assigneeId ?? null,
      version: found?.version ?? 0,
      loans: await toCaseLoans(tx, overdue, asOf),
      coBorrowers: coBorrowersAmong(overdue),
      contacts: await listContacts(tx, borrowerId, { limit: CONTACTS_SHOWN }),
      promises: withStates(await promisesOf(tx, borrowerId), arrears, asOf),
      demands,
      conditions,
      forbiddenWords: inForce(collections.forbiddenWords, asOf).value,
      relayText: inForce(collections.relayText, asOf).value,
      demandDue:
        overdue.some(({ position }) => position.daysPastDue > demandAfter) &&
        !demands.some(({ issuedOn }) => issuedOn >= since),
      rescueHint: isDead && arrears.every(({ rescueId }) => rescueId === undefined),
    };
  });
}

async function toCaseLoans(
  tx: Tx,
  overdue: readonly LoanArrears[],
  asOf: string,
): Promise<CaseLoan[]> {
  const ids = overdue.map(({ loan }) => loan.id);
  const events = await limitationEventsOf(tx, ids);
  const writeOffs = await writtenOffAmong(tx, ids);
  const tiedOut = new Map<string, boolean>();
  for (const { position } of overdue) {
    const dueOn = addDays(asOf, -position.daysPastDue);
    if (!tiedOut.has(dueOn)) tiedOut.set(dueOn, await isResultTiedOut(tx, dueOn));
  }
  return overdue.map((one): CaseLoan => {
    const { loan, prepared, position } = one;
    const recorded = (events.get(loan.id) ?? []).map(({ kind, occurredOn }) => ({
      kind,
      on: occurredOn,
    }));
    const limitation = loanLimitation(prepared, recorded);
    return {
      ...one,
      limitation,
      limitationState: limitation && limitationState(limitation, asOf),
      writeOff: writeOffs.get(loan.id),
      confirmed: tiedOut.get(addDays(asOf, -position.daysPastDue)) ?? false,
    };
  });
}

function coBorrowersAmong(overdue: readonly LoanArrears[]): CaseCoBorrower[] {
  const byPerson = new Map<string, CaseCoBorrower>();
  for (const { loan, position, coBorrower } of overdue) {
    if (coBorrower === undefined) continue;
    const { idNumber, name, relation } = coBorrower;
    const before = byPerson.get(idNumber) ?? { name, relation, contractNos: [], toClearFen: 0n };
    byPerson.set(idNumber, {
      ...before,
      contractNos: [...before.contractNos, loan.contractNo],
      toClearFen: before.toClearFen + position.toClearFen,
    });
  }
  return [...byPerson.values()];
}

function withStates(
  promises: readonly PaymentPromiseRow[],
  arrears: readonly LoanArrears[],
  on: string,
): CollectionCaseView["promises"] {
  return promises.map((promise) => {
    const theirs = arrears.filter(({ loan }) => promise.loanIds.includes(loan.id));
    const facts = theirs.flatMap(({ prepared }) => stateOf(prepared, on).facts);
    const isHeld = theirs.some(({ held }) => held);
    return { ...promise, state: promiseState(promise, facts, { on, isHeld }) };
  });
}
