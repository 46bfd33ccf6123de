import { readCentre } from "@bursar/database/connection";
import {
  diffStates,
  explain,
  stateOf,
  prepareLoan,
  type AmountDiff,
  type LoanState,
  type ScheduleRow,
} from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { ownFigureSource, type FigureSource } from "../lender-books/figure-source.ts";
import { readLoanView, type LoanQuery, type LoanView } from "./loan-view.ts";

/** A settlement with what of it is paid by the day. */
export interface ScheduledRow {
  readonly row: ScheduleRow;
  /** Of the bill, without penalty; what the treasury pays is not asked for. */
  readonly unpaidFen: bigint;
  readonly status: "ahead" | "open" | "paid" | "part-paid" | "overdue";
}

/** The plan as the contract began, as it stands, and where they differ. */
export interface ShownSchedule {
  readonly contractNo: string;
  readonly on: string;
  readonly original: readonly ScheduleRow[];
  readonly current: readonly ScheduledRow[];
  readonly differences: readonly AmountDiff[];
  readonly source: FigureSource;
}

/** @throws Refusal `loan.not-found` */
export async function showSchedule(deps: Deps, query: LoanQuery): Promise<ShownSchedule> {
  return readCentre(deps.db, query.context, async (tx) => {
    const view = await readLoanView(tx, query);
    const { loan, prepared, on, row } = view;
    const began = loan.facts.filter(({ kind }) => kind === "disbursed");
    const original = stateOf(prepareLoan({ ...loan, facts: began }), on);
    const current = stateOf(prepared, on);
    return {
      contractNo: row.contractNo,
      on,
      original: original.rows,
      current: withPaid(view, current),
      differences: diffStates(original, current).amounts.filter(({ dueOn }) => dueOn !== undefined),
      source: await ownFigureSource(tx, { contractNo: row.contractNo, on }),
    };
  });
}

function withPaid({ loan, on }: LoanView, { rows }: LoanState): ScheduledRow[] {
  const unpaid = new Map<string, bigint>();
  for (const { kind, dueOn, amountFen } of explain(loan, "toClear", on)?.parts ?? []) {
    if (dueOn === undefined || kind === "penalty") continue;
    unpaid.set(dueOn, (unpaid.get(dueOn) ?? 0n) + amountFen);
  }
  return rows.map((row): ScheduledRow => {
    if (row.dueOn > on) {
      const isOpen = row.contractual && row.opensOn <= on && row.payableFen > 0n;
      return { row, unpaidFen: row.payableFen, status: isOpen ? "open" : "ahead" };
    }
    const unpaidFen = unpaid.get(row.dueOn) ?? 0n;
    if (unpaidFen === 0n) return { row, unpaidFen, status: "paid" };
    if (row.dueOn === on) return { row, unpaidFen, status: "open" };
    return { row, unpaidFen, status: unpaidFen < row.payableFen ? "part-paid" : "overdue" };
  });
}
