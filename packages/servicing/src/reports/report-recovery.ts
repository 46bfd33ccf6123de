import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { loadLoans } from "@bursar/database/loans";
import { borrowersWithLoans, type BorrowerLoans } from "@bursar/database/reports";
import { prepareLoan, type CentreFigures, type PreparedLoan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import {
  addPerson,
  contractFigures,
  cutsOf,
  cycleOf,
  emptySums,
  figuresOf,
  type Cut,
  type Cycle,
  type RecoverySums,
} from "@bursar/domain/report";
import type { Deps } from "../deps.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** Figures of a township or a graduation year. */
export interface RecoveryGroup {
  readonly group: string;
  readonly sums: RecoverySums;
  readonly figures: CentreFigures;
}

/** The recovery of a cycle at one cut. */
export interface RecoveryCut extends Cut {
  readonly total: RecoveryGroup;
  readonly townships: readonly RecoveryGroup[];
  readonly graduationYears: readonly RecoveryGroup[];
}

export interface Recovery {
  readonly year: number;
  readonly cycle: Cycle;
  readonly cuts: readonly RecoveryCut[];
}

/** Borrowers whose loans are in memory at once. */
const BORROWERS_AT_ONCE = 250;

interface Tally {
  readonly cut: Cut;
  readonly total: RecoverySums;
  readonly townships: Map<string, RecoverySums>;
  readonly graduationYears: Map<string, RecoverySums>;
}

/**
 * 本息回收率 of a year's cycle (rulebook 6.3, 6.4), in all, by township and by graduation year, at
 * each cut that has come. Every loan is folded once; what is kept are the sums.
 *
 * @param query.onProgress is told how many borrowers are done
 */
export async function reportRecovery(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly year: number;
    readonly onProgress?: (done: number) => void;
  },
): Promise<Recovery> {
  const { context, year, onProgress } = query;
  const { policy, today } = await readCentre(deps.db, context, async (tx) => ({
    policy: await loadPolicy(tx),
    today: await businessDate(tx),
  }));
  const cycle = cycleOf(policy, year);
  const tallies = cutsOf(cycle, today).map(openTally);
  let [after, done] = ["", 0];
  for (;;) {
    const from = after;
    const page = await readCentre(deps.db, context, async (tx) => {
      const people = await borrowersWithLoans(tx, { after: from, limit: BORROWERS_AT_ONCE });
      return {
        people,
        stored: await loadLoans(
          tx,
          people.flatMap(({ loanIds }) => loanIds),
        ),
      };
    });
    const prepared = prepareAll(page.stored, policy);
    for (const person of page.people) addTo(tallies, { person, prepared, cycle });
    const last = page.people.at(-1);
    if (last === undefined) break;
    after = last.borrowerId;
    done += page.people.length;
    onProgress?.(done);
  }
  return { year, cycle, cuts: tallies.map(closeTally) };
}

function prepareAll(
  stored: Awaited<ReturnType<typeof loadLoans>>,
  policy: Policy,
): ReadonlyMap<string, PreparedLoan> {
  return new Map(stored.map((one) => [one.loan.id, prepareLoan(toLoan(one, policy))]));
}

function openTally(cut: Cut): Tally {
  return { cut, total: emptySums(), townships: new Map(), graduationYears: new Map() };
}

function addTo(
  tallies: readonly Tally[],
  {
    person,
    prepared,
    cycle,
  }: {
    readonly person: BorrowerLoans;
    readonly prepared: ReadonlyMap<string, PreparedLoan>;
    readonly cycle: Cycle;
  },
): void {
  const { borrowerId, township, graduationYear, loanIds } = person;
  const loans = loanIds.flatMap((id) => prepared.get(id) ?? []);
  for (const { cut, total, townships, graduationYears } of tallies) {
    const figures = loans.map((loan) =>
      contractFigures(loan, borrowerId, { cycle, asOf: cut.asOf }),
    );
    addPerson(total, figures);
    addPerson(sumsOf(townships, township), figures);
    addPerson(sumsOf(graduationYears, String(graduationYear)), figures);
  }
}

function sumsOf(groups: Map<string, RecoverySums>, key: string): RecoverySums {
  const sums = groups.get(key) ?? emptySums();
  groups.set(key, sums);
  return sums;
}

function closeTally({ cut, total, townships, graduationYears }: Tally): RecoveryCut {
  const close = (group: string, sums: RecoverySums): RecoveryGroup => ({
    group,
    sums,
    figures: figuresOf(sums, cut.asOf),
  });
  const closeAll = (groups: ReadonlyMap<string, RecoverySums>) =>
    [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, sums]) => close(key, sums));
  return {
    ...cut,
    total: close("total", total),
    townships: closeAll(townships),
    graduationYears: closeAll(graduationYears),
  };
}
