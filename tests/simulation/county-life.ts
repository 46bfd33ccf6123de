import { saveBusinessDate } from "@bursar/database/centres";
import { withTransaction, type Tx } from "@bursar/database/connection";
import {
  loadLoans,
  loadStandings,
  loansWithEvents,
  type LoanStanding,
} from "@bursar/database/loans";
import { addDays, yearOf, type PlainDate } from "@bursar/domain/calendar";
import { standingAt } from "@bursar/domain/ledger";
import { decideFact, knownOn, prepareLoan, type Loan, type LoanFact } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { factOf, HAPPENINGS, textOf, type Happening } from "@bursar/domain/testing";
import {
  appendLoanFacts,
  closeLoans,
  openLoans,
  repostLoans,
  toLoanFact,
  type NewLoanFact,
} from "@bursar/servicing/loans";
import { loadPolicy } from "@bursar/servicing/policies";
import { CENTRES, type TestProduct } from "../harness/open-test-product.ts";
import { checkBooks } from "./county-life-checks.ts";
import type { Draw } from "./county-life-draw.ts";
import { insertContracts, type Cohorts, type ContractToOpen } from "./county-life-loans.ts";
import { announcedBetween, insertAnnounced } from "./county-life-policy.ts";

export interface CountyLife extends Cohorts {
  readonly from: PlainDate;
  readonly through: PlainDate;
  /** Somebody is at work on every so manieth day; the days between are caught up. */
  readonly everyDays: number;
  /** How probable it is on a day of work that something happens to a loan beside its bill. */
  readonly busy: number;
  readonly draw: Draw;
}

/** What a county has lived through. */
export interface LivedCounty {
  /** As the facts in the database give them. */
  readonly loans: ReadonlyMap<string, Loan>;
  /** Facts by kind, closings, announcements and checks, for the record. */
  readonly counted: ReadonlyMap<string, number>;
}

/** The county between two days: what is known of it outside the database. */
interface County {
  readonly product: TestProduct;
  readonly draw: Draw;
  readonly everyDays: number;
  readonly busy: number;
  readonly loans: Map<string, Loan>;
  readonly toOpen: ContractToOpen[];
  /** Standings as they were last seen: an untouched loan keeps its row as it is. */
  readonly seen: Map<string, LoanStanding>;
  /** The year whose bill each has paid, so that not everybody pays twice. */
  readonly paidIn: Map<string, number>;
  readonly counted: Map<string, number>;
}

/**
 * Lives through a county day by day on a real database: loans are opened as they are disbursed,
 * things happen to them and are recorded as the use cases record them, policy is announced late,
 * and every evening the loans whose day has come are closed, but on days on which nobody worked.
 * After each day the loans of that day are held against all laws of a book, on the first of each
 * month all of them. Throws with the day, the loan and the law that is broken.
 */
export async function liveCounty(product: TestProduct, life: CountyLife): Promise<LivedCounty> {
  const { draw, from, through, everyDays, busy } = life;
  const toOpen = await inCentre(product, (tx) => insertContracts(tx, life, draw));
  toOpen.sort((a, b) => (a.terms.disbursedOn < b.terms.disbursedOn ? -1 : 1));
  const county: County = {
    product,
    draw,
    everyDays,
    busy,
    toOpen,
    loans: new Map(),
    seen: new Map(),
    paidIn: new Map(),
    counted: new Map(),
  };
  for (let day = from; day <= through; day = addDays(day, everyDays)) await liveDay(county, day);
  for (const { lastTransfer } of county.seen.values()) count(county, "postings", lastTransfer);
  return county;
}

const context = {
  actor: { id: "usr_test", kind: "staff" },
  centreId: CENTRES.a,
  requestId: "req_life",
} as const;

export function inCentre<T>(product: TestProduct, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withTransaction(product.database.app, context, work);
}

async function liveDay(county: County, today: PlainDate): Promise<void> {
  const { product, draw, everyDays } = county;
  const announced = announcedBetween(addDays(today, -everyDays), today);
  for (const row of announced) await insertAnnounced(product, row);
  await inCentre(product, async (tx) => {
    await saveBusinessDate(tx, today);
    const touched = new Set<string>();
    await openToday(tx, county, { today, touched });
    if (announced.length > 0) await repostAll(tx, county, touched);
    const isEarly = draw.chance(0.5);
    if (isEarly) await happenToday(tx, county, { today, touched });
    const isOff = draw.chance(0.03);
    if (!isOff) await closeToday(tx, county, { today, touched });
    if (!isEarly) await happenToday(tx, county, { today, touched });
    await checkDay(tx, county, { today, touched });
  });
}

interface Day {
  readonly today: PlainDate;
  /** Loans of which something was written on this day. */
  readonly touched: Set<string>;
}

async function openToday(tx: Tx, county: County, { today, touched }: Day): Promise<void> {
  const opened: ContractToOpen[] = [];
  for (
    let [next] = county.toOpen;
    next !== undefined && next.terms.disbursedOn <= today;
    [next] = county.toOpen
  ) {
    county.toOpen.shift();
    opened.push(next);
  }
  if (opened.length === 0) return;
  await openLoans(
    tx,
    opened.map((contract) => {
      const { disbursedOn: on, principalFen: amountFen } = contract.terms;
      return { ...contract, facts: [{ kind: "disbursed", on, amountFen }] };
    }),
  );
  const policy = await loadPolicy(tx);
  const ids = opened.map(({ id }) => id);
  for (const stored of await loadLoans(tx, ids)) {
    const { id } = stored.loan;
    const terms = opened.find((one) => one.id === id)?.terms;
    if (terms === undefined) throw new Error(`nobody opened ${id}`);
    county.loans.set(id, { terms, policy, facts: stored.facts.map(toLoanFact) });
    touched.add(id);
  }
  count(county, "opened", opened.length);
}

/** A policy that was announced reaches every book, also into closed days, and K27 holds. */
async function repostAll(tx: Tx, county: County, touched: Set<string>): Promise<void> {
  const policy: Policy = await loadPolicy(tx);
  for (const [id, loan] of county.loans) county.loans.set(id, { ...loan, policy });
  const loanIds = [...county.loans.keys()];
  const { closed, failed } = await repostLoans(tx, { loanIds, runId: "run_policy" });
  if (failed.length > 0) throw new Error(`could not be posted again: ${String(failed[0]?.error)}`);
  for (const { loanId, after, lines } of closed) {
    touched.add(loanId);
    const before = county.seen.get(loanId);
    if (before !== undefined) requireNoWorse(loanId, before, after);
    count(county, "corrections by policy", lines.length);
  }
  count(county, "announcements", 1);
}

async function happenToday(tx: Tx, county: County, day: Day): Promise<void> {
  for (const id of county.loans.keys()) {
    const happening = happeningOf(county, id, day.today);
    if (happening !== undefined) await happen(tx, county, { id, happening, ...day });
  }
}

/** Now and then something, and the yearly bill, which most pay in its weeks. */
function happeningOf(county: County, id: string, today: PlainDate): Happening | undefined {
  const { draw, paidIn, seen, busy, everyDays } = county;
  const share = draw.below(1_000);
  const isRandom = draw.chance(busy);
  if (isRandom) {
    const kind = HAPPENINGS[draw.below(HAPPENINGS.length)] ?? "paid";
    // What ends a loan is left out most of the time, or there would soon be none.
    if (ENDING.has(kind) && draw.chance(0.7)) return undefined;
    const back = draw.chance(0.6) ? 0 : draw.chance(0.8) ? draw.below(10) : draw.below(300);
    return { kind, share, back };
  }
  const monthDay = today.slice(5);
  const isWindow = monthDay >= "11-01" && monthDay <= "12-20";
  const isOverdue = (seen.get(id)?.oldestUnpaidOn ?? null) !== null;
  if (isOverdue && draw.chance(0.006 * everyDays)) {
    const kind = draw.chance(0.7) ? "paid" : "paid-short";
    return { kind, share, back: draw.below(4) };
  }
  if (!isWindow || paidIn.get(id) === yearOf(today) || !draw.chance(0.035 * everyDays))
    return undefined;
  return { kind: "paid", share, back: draw.chance(0.9) ? 0 : draw.below(6) };
}

const ENDING: ReadonlySet<string> = new Set(["written-off", "rescued", "prepaid"]);

async function happen(
  tx: Tx,
  county: County,
  { id, happening, today, touched }: Day & { readonly id: string; readonly happening: Happening },
): Promise<void> {
  const loan = county.loans.get(id);
  if (loan === undefined) return;
  const proposed = factOf(loan, today, happening) as NewLoanFact | undefined;
  if (proposed === undefined) return;
  const judged = { ...proposed, factId: "judged", sequence: loan.facts.length + 1 } as LoanFact;
  const isKnown = knownOn(judged) <= today;
  if (!isKnown || decideFact(loan, judged, today).kind === "refused") {
    count(county, "refused", 1);
    return;
  }
  const added = await appendLoanFacts(tx, id, [proposed]);
  const after = { ...loan, facts: [...loan.facts, ...added] };
  county.loans.set(id, after);
  touched.add(id);
  const { kind } = proposed;
  if (kind === "repaid") county.paidIn.set(id, yearOf(today));
  count(county, `${kind}${judged.on < today ? ", later" : ""}`, 1);
  if (kind === "reversed") return;
  const standing = (await loadStandings(tx, [id])).get(id);
  if (standing === undefined) throw new Error(`${id} has no standing`);
  const { closedThrough } = standing;
  const known = standingAt(prepareLoan(loan), closedThrough);
  requireNoWorse(`${id} on ${today} by ${textOf(proposed)}`, known, standing);
}

type Overdue = Pick<LoanStanding, "oldestUnpaidOn">;

/** Nothing but a reversal makes a past day more overdue than it was known to be (K27). */
function requireNoWorse(what: string, before: Overdue, after: Overdue): void {
  const { oldestUnpaidOn } = after;
  if (oldestUnpaidOn === null) return;
  if (before.oldestUnpaidOn !== null && before.oldestUnpaidOn <= oldestUnpaidOn) return;
  throw new Error(`K27: ${what}: overdue since ${oldestUnpaidOn}, not ${before.oldestUnpaidOn}`);
}

/** As the day's batches do: the loans whose day has come, and no other. */
async function closeToday(tx: Tx, county: County, { today, touched }: Day): Promise<void> {
  const loanIds = await loansWithEvents(tx, { on: today, settledBy: "0001-01-01" }, {});
  if (loanIds.length === 0) return;
  const { closed, failed } = await closeLoans(tx, { loanIds, through: today, runId: "run_day" });
  if (failed.length > 0) throw new Error(`could not be closed: ${String(failed[0]?.error)}`);
  for (const { loanId } of closed) touched.add(loanId);
  count(county, "closings", closed.length);
}

async function checkDay(tx: Tx, county: County, { today, touched }: Day): Promise<void> {
  const { loans, seen } = county;
  const standings = await loadStandings(tx, [...loans.keys()]);
  for (const [id, standing] of standings) {
    const before = seen.get(id);
    if (before !== undefined && standing.closedThrough < before.closedThrough)
      throw new Error(`${today}: ${id} was closed through ${before.closedThrough} already`);
    if (before !== undefined && !touched.has(id) && textOf(before) !== textOf(standing))
      throw new Error(`${today}: nothing happened to ${id}, and it was written`);
    seen.set(id, standing);
  }
  const last = addDays(today, -county.everyDays);
  const isFirst = last.slice(0, 7) < today.slice(0, 7);
  const isNewYear = yearOf(last) < yearOf(today);
  const looked = [...loans].filter(
    ([id]) => touched.has(id) || isNewYear || (isFirst && standings.get(id)?.nextEventOn !== null),
  );
  if (looked.length === 0) return;
  const broken = await checkBooks(tx, new Map(looked), today);
  count(county, "books checked", looked.length);
  if (broken.length === 0) return;
  const [id = ""] = (broken[0] ?? "").split(":");
  const { terms, facts } = loans.get(id) ?? {};
  const story = [textOf(terms), ...(facts ?? []).map(textOf)];
  throw new Error([today, ...broken.slice(0, 3), ...story].join("\n"));
}

function count({ counted }: County, what: string, by: number): void {
  counted.set(what, (counted.get(what) ?? 0) + by);
}
