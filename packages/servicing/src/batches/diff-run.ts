import {
  fromStoredSums,
  lastRunBefore,
  listRunsOf,
  type BatchRun,
  type StoredPlan,
} from "@bursar/database/batches";
import { readCentre, type Tx } from "@bursar/database/connection";
import { addSums, moneySums } from "@bursar/domain/batch";
import { monthOf, yearOf, type PlainDate } from "@bursar/domain/calendar";
import type { Deps } from "../deps.ts";
import { readRun, type OfRun } from "./show-run.ts";

/** What a run does in all, or would do. */
export interface RunTotals {
  readonly businessOn: PlainDate;
  readonly items: number;
  readonly amountFen: bigint;
  readonly sums: Readonly<Record<string, bigint>>;
}

export interface RunDiff {
  readonly run: BatchRun;
  /** Of the plan where the kind makes one, else of what is done. */
  readonly totals: RunTotals;
  /** Of all runs of the latest date before. */
  readonly last: RunTotals | undefined;
  /** Of all runs of the same month a year before. */
  readonly lastYear: RunTotals | undefined;
  readonly plan: StoredPlan | undefined;
}

/** Holds a run against the last one of its kind and against the same month of the year before. */
export async function diffRun(deps: Deps, query: OfRun): Promise<RunDiff> {
  return readCentre(deps.db, query.context, async (tx) => {
    const run = await readRun(tx, query.runId);
    const { kind, businessOn } = run;
    const from = firstOfMonth(yearOf(businessOn) - 1, monthOf(businessOn));
    const before = firstOfMonth(yearOf(businessOn) - 1, monthOf(businessOn) + 1);
    const last = await lastRunBefore(tx, { kind, before: businessOn });
    const lastYear = await lastRunBefore(tx, { kind, before, from });
    return {
      run,
      totals: run.plan === null ? doneOf(run) : plannedOf(run, run.plan),
      last: last && (await totalsOf(tx, last)),
      lastYear: lastYear && (await totalsOf(tx, lastYear)),
      plan: run.plan ?? undefined,
    };
  });
}

async function totalsOf(tx: Tx, { kind, businessOn }: BatchRun): Promise<RunTotals> {
  const all = (await listRunsOf(tx, { kind, businessOn })).map(doneOf);
  return all.reduce((left, right) => ({
    businessOn,
    items: left.items + right.items,
    amountFen: left.amountFen + right.amountFen,
    sums: addSums(left.sums, right.sums),
  }));
}

function doneOf({ businessOn, done, amountFen, sums }: BatchRun): RunTotals {
  return { businessOn, items: done, amountFen, sums: fromStoredSums(moneySums(sums)) };
}

function plannedOf({ businessOn }: BatchRun, plan: StoredPlan): RunTotals {
  const { items, amountFen, sums } = plan;
  return { businessOn, items, amountFen: BigInt(amountFen), sums: fromStoredSums(moneySums(sums)) };
}

/** The month after December is the next year's first. */
function firstOfMonth(year: number, month: number): PlainDate {
  const [y, m] = month > 12 ? [year + 1, 1] : [year, month];
  return `${y}-${String(m).padStart(2, "0")}-01`;
}
