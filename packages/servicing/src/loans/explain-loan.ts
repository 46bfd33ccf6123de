import { createHash } from "node:crypto";
import { readCentre, type Tx } from "@bursar/database/connection";
import { readLoanFile, settlementsDueOn } from "@bursar/database/loans";
import {
  explain,
  explainBill as explainBillOf,
  nextBill,
  stateOf,
  whyChanged,
  type ExplainedField,
  type Explanation,
  type FieldExplanation,
  type FigureChange,
} from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import manifest from "../../package.json" with { type: "json" };
import type { Deps } from "../deps.ts";
import { ownFigureSource, type FigureSource } from "../lender-books/figure-source.ts";
import { refuse } from "../refuse.ts";
import { ledgerAgreement, type LedgerAgreement } from "./ledger-agreement.ts";
import { policyFor, readLoanView, viewOf, type LoanQuery, type LoanView } from "./loan-view.ts";

/** The steps behind one bill; without a date, the next one. @throws Refusal `loan.no-bill` */
export async function explainBill(
  deps: Deps,
  query: LoanQuery & { readonly dueOn?: string | undefined },
): Promise<Explanation> {
  const { context, contractNo } = query;
  const stored = await readLoanFile(deps.db, context, contractNo);
  if (stored === undefined) throw refuse("loan.not-found");
  const { prepared, on } = viewOf(stored, query, await policyFor(deps, context, stored));
  const state = stateOf(prepared, on);
  const dueOn = query.dueOn ?? nextBill(state, on)?.dueOn;
  const explanation = dueOn === undefined ? undefined : explainBillOf(state, dueOn);
  if (explanation === undefined) throw refuse("loan.no-bill");
  return explanation;
}

/** The figures at whose day something stands, rather than on which something falls due. */
const POSITION_FIELDS: ReadonlySet<ExplainedField> = new Set([
  "penalty",
  "accrued",
  "outstanding",
  "toClear",
  "payoff",
]);

/** A figure, why it is what it is, and whether the book has it so. */
export interface ExplainedFigure {
  readonly figure: FieldExplanation;
  /** For a settlement: the whole of it, with what it would cost to pay the loan off today. */
  readonly bill: Explanation | undefined;
  /** What the book has posted of this figure; undefined where it is not posted yet. */
  readonly postedFen: bigint | undefined;
  readonly agreement: LedgerAgreement;
  readonly source: FigureSource;
  readonly engine: string;
  /** Names the rules and rates by which it was computed. */
  readonly policyVersion: string;
  readonly change: FigureChange | undefined;
}

export interface FigureQuery extends LoanQuery {
  readonly field: ExplainedField;
  readonly on?: string | undefined;
  /** Compare with the figure of this day, and say why it is another one. */
  readonly since?: string | undefined;
}

/**
 * The steps behind any figure of a loan. Without a day: the next due date for a figure of a
 * settlement, the business date for a figure of the position.
 *
 * @throws Refusal `loan.not-found`, `loan.no-bill` when there is no such figure on that day.
 */
export async function explainFigure(deps: Deps, query: FigureQuery): Promise<ExplainedFigure> {
  return readCentre(deps.db, query.context, async (tx) => {
    const view = await readLoanView(tx, query);
    const { loan, prepared, row } = view;
    const isPosition = POSITION_FIELDS.has(query.field);
    const state = stateOf(prepared, view.on);
    const on = query.on ?? (isPosition ? view.on : nextBill(state, view.on)?.dueOn);
    const figure = on === undefined ? undefined : explain(loan, query.field, on);
    if (on === undefined || figure === undefined) throw refuse("loan.no-bill");
    return {
      figure,
      bill: query.field === "payable" ? explainBillOf(state, on) : undefined,
      postedFen: await postedOf(tx, view, figure),
      agreement: await ledgerAgreement(tx, view),
      source: await ownFigureSource(tx, { contractNo: row.contractNo, on: view.on }),
      engine: manifest.version,
      policyVersion: versionOf(loan.policy),
      change: query.since === undefined ? undefined : changeSince(view, figure, query.since),
    };
  });
}

/** The figure of a settlement as its last posted revision has it. */
async function postedOf(
  tx: Tx,
  { row }: LoanView,
  { field, on }: FieldExplanation,
): Promise<bigint | undefined> {
  const [posted] = await settlementsDueOn(tx, on, [row.id]);
  if (posted === undefined) return undefined;
  switch (field) {
    case "payable":
      return posted.payableFen;
    case "interest":
      return posted.interestBorneFen;
    case "principal":
      return posted.principalDueFen;
    case "waived":
      return posted.interestWaivedFen;
    case "subsidised":
      return posted.interestSubsidisedFen;
    default:
      return undefined;
  }
}

/** The figure before: of that day, or of the last settlement up to it. */
function changeSince(
  { prepared, loan }: LoanView,
  after: FieldExplanation,
  since: string,
): FigureChange {
  const rows = stateOf(prepared, since).rows;
  const on = POSITION_FIELDS.has(after.field)
    ? since
    : rows.findLast(({ dueOn }) => dueOn <= since)?.dueOn;
  const before = on === undefined ? undefined : explain(loan, after.field, on);
  if (before === undefined) throw refuse("loan.no-bill");
  return whyChanged(before, after, loan.facts);
}

/** Names of policies by the object: one is read once and asked for with every figure. */
const versions = new WeakMap<Policy, string>();

function versionOf(policy: Policy): string {
  const known = versions.get(policy);
  if (known !== undefined) return known;
  const version = hashOf(policy);
  versions.set(policy, version);
  return version;
}

function hashOf(policy: Policy): string {
  const text = JSON.stringify(policy, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return `pv_${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}
