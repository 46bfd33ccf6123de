import {
  nextProposalState,
  proposalStateNames,
  type ProposalEvent,
  type ProposalState,
} from "./proposal-states.ts";

/** What a decision needs of a stored proposal. */
export interface DecidableProposal {
  readonly status: ProposalState;
  readonly makerId: string;
  /** Names the rows exactly. */
  readonly hash: string;
}

export interface ProposalCommand {
  readonly event: ProposalEvent;
  readonly actorId: string;
  /** Of the rows that the person was shown; not asked for a withdrawal. */
  readonly shownHash?: string | undefined;
}

/** What stands against an approval or an activation, in the words for the person. */
export interface ProposalRefusal {
  readonly kind: "refused";
  readonly code:
    | "policy-proposal.wrong-state"
    | "policy-proposal.same-person"
    | "policy-proposal.other-rows"
    | "policy-backtest.unfinished"
    | "policy-backtest.stale"
    | "policy-backtest.failed-loans";
  readonly zh: string;
  readonly en: string;
}

export type ProposalDecision =
  | { readonly kind: "moved"; readonly status: ProposalState }
  | ProposalRefusal;

const OF_THE_CHECKER: ReadonlySet<ProposalEvent> = new Set(["approve", "turn-down"]);
const OF_THE_MAKER: ReadonlySet<ProposalEvent> = new Set(["withdraw"]);

/**
 * Whether a proposal may move. Precedence: the state allows it, the right person does it, the rows
 * shown are the rows that stand.
 */
export function decideProposalStep(
  proposal: DecidableProposal,
  { event, actorId, shownHash }: ProposalCommand,
): ProposalDecision {
  const status = nextProposalState(proposal.status, event);
  if (status === undefined) return wrongState(proposal.status);
  const isMaker = actorId === proposal.makerId;
  if (OF_THE_CHECKER.has(event) && isMaker) {
    return {
      kind: "refused",
      code: "policy-proposal.same-person",
      zh: "提出参数变更的人不能自己复核：交给另一位有权限的人。",
      en: "Who proposed a change of policy can't decide on it: hand it to another person.",
    };
  }
  if (OF_THE_MAKER.has(event) && !isMaker) {
    return {
      kind: "refused",
      code: "policy-proposal.same-person",
      zh: "只有提出人能撤回；复核人请用“退回”。",
      en: "Only the person who proposed it can withdraw it; a checker turns it down.",
    };
  }
  if (shownHash !== undefined && shownHash !== proposal.hash) {
    return {
      kind: "refused",
      code: "policy-proposal.other-rows",
      zh: "您看到的不是这份变更的内容：重新打开，看过再办。",
      en: "The rows that you were shown are not this proposal's: open it again, then decide.",
    };
  }
  return { kind: "moved", status };
}

/** What a decision needs of a stored back-test. */
export interface DecidableBacktest {
  /** Stale: the policy changed while it ran, so it was given up. */
  readonly status: "running" | "done" | "stale";
  readonly proposalHash: string;
  /** Of the policy that it compared with. */
  readonly policyStamp: string;
  /** Loans that could not be folded under the proposed policy. */
  readonly failed: number;
}

/** A back-test carries an approval while it is whole and of the policy that is in force now. */
export function refuseBacktest(
  backtest: DecidableBacktest,
  now: { readonly proposalHash: string; readonly policyStamp: string },
): ProposalRefusal | undefined {
  if (backtest.status === "running") {
    return {
      kind: "refused",
      code: "policy-backtest.unfinished",
      zh: "影响回测还没有做完：等进度走完再复核。",
      en: "The back-test isn't finished: approve when its progress is complete.",
    };
  }
  const isOfNow =
    backtest.proposalHash === now.proposalHash && backtest.policyStamp === now.policyStamp;
  if (backtest.status === "stale" || !isOfNow) {
    return {
      kind: "refused",
      code: "policy-backtest.stale",
      zh: "回测之后参数有变化：重新回测，看过新的影响再复核。",
      en: "The policy changed after the back-test: run it again and look at the new effect.",
    };
  }
  if (backtest.failed > 0) {
    return {
      kind: "refused",
      code: "policy-backtest.failed-loans",
      zh: `按新参数有 ${backtest.failed} 笔贷款算不出来：更正参数，或先处理这些贷款。`,
      en: `${backtest.failed} loans can't be computed under it: correct the rows or those loans first.`,
    };
  }
  return undefined;
}

function wrongState(status: ProposalState): ProposalRefusal {
  const now = proposalStateNames[status];
  return {
    kind: "refused",
    code: "policy-proposal.wrong-state",
    zh: `这份变更${now.zh}，不能这样办：刷新后查看。`,
    en: `This proposal is ${now.en} and can't be moved so: reload it.`,
  };
}
