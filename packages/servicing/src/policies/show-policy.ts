import { runsOfSource, type BatchRun } from "@bursar/database/batches";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  findProposal,
  latestBacktest,
  listProposals as list,
  loadPolicyRows,
  policyStamp,
  type PolicyBacktest,
  type PolicyProposal,
  type StoredPolicyRow,
} from "@bursar/database/policies";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ListedPolicy {
  /** Names the policy as a whole: it changes with every row. */
  readonly stamp: string;
  readonly rows: readonly StoredPolicyRow[];
}

/** The rows of the policy; with a day, those that are in force on it. */
export async function listPolicy(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly kind?: string | undefined;
    readonly on?: string | undefined;
  },
): Promise<ListedPolicy> {
  const { kind, on } = query;
  const { rows, stamp } = await readCentre(deps.db, query.context, async (tx) => ({
    rows: await loadPolicyRows(tx),
    stamp: await policyStamp(tx),
  }));
  const ofKind = rows.filter((row) => kind === undefined || row.kind === kind);
  return { stamp, rows: on === undefined ? ofKind : inForceOn(ofKind, on) };
}

/** Rows come by kind, key and day, so the last one that has begun is the one in force. */
function inForceOn(rows: readonly StoredPolicyRow[], on: string): StoredPolicyRow[] {
  return rows.filter((row, index) => {
    const next = rows[index + 1];
    const isFollowed = next?.kind === row.kind && next.key === row.key && next.effectiveFrom <= on;
    return row.effectiveFrom <= on && !isFollowed;
  });
}

/** The proposals of all centres, the latest first. */
export async function listProposals(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly page: { readonly before: string | undefined; readonly limit: number };
  },
): Promise<PolicyProposal[]> {
  return readCentre(deps.db, query.context, (tx) => list(tx, query.page));
}

export interface ShownProposal {
  readonly proposal: PolicyProposal;
  /** For each row the one that stands under the same kind, key and day. */
  readonly corrects: readonly (StoredPolicyRow | undefined)[];
  /** The latest one over this centre's loans. */
  readonly backtest: PolicyBacktest | undefined;
  /** Whether that back-test compares with the policy in force now. */
  readonly isFresh: boolean;
  /** This centre's loans being posted again. */
  readonly refold: BatchRun | undefined;
}

/** @throws Refusal `policy-proposal.not-found` */
export async function showProposal(
  deps: Deps,
  query: { readonly context: ActionContext; readonly policyProposalId: string },
): Promise<ShownProposal> {
  return readCentre(deps.db, query.context, async (tx) => {
    const proposal = await findProposal(tx, query.policyProposalId);
    if (proposal === undefined) throw refuse("policy-proposal.not-found");
    const standing = await loadPolicyRows(tx);
    const corrects = proposal.rows.map(({ kind, key = "", effectiveFrom }) =>
      standing.find(
        (row) => row.kind === kind && row.key === key && row.effectiveFrom === effectiveFrom,
      ),
    );
    const backtest = await latestBacktest(tx, proposal.id);
    const isFresh = backtest?.policyStamp === (await policyStamp(tx));
    const runs = await runsOfSource(tx, { kind: "policy-refold", sourceId: proposal.id });
    return { proposal, corrects, backtest, isFresh, refold: runs.at(-1) };
  });
}
