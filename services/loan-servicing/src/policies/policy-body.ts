import type {
  PolicyBacktestBody,
  PolicyProposalBody,
  PolicyProposalDetailBody,
  PolicyRowBody,
} from "@bursar/api-schema/resources";
import type {
  BacktestLoan,
  PolicyBacktest,
  PolicyProposal,
  StoredPolicyRow,
} from "@bursar/database/policies";
import type { RunStatus } from "@bursar/domain/batch";
import { formatYuan } from "@bursar/domain/money";
import { EFFECT_FIGURES, HISTOGRAM_EDGES, type EffectFigure } from "@bursar/domain/policies";
import type { ShownProposal } from "@bursar/servicing/policies";
import type { z } from "zod";

export function toPolicyRowBody(row: StoredPolicyRow): z.input<typeof PolicyRowBody> {
  const { kind, key, effectiveFrom, value, source, revision, proposalId } = row;
  return { kind, key, effectiveFrom, value, source, revision, proposalId };
}

export function toProposalBody(proposal: PolicyProposal): z.input<typeof PolicyProposalBody> {
  const { createdAt: _createdAt, rows, ...shown } = proposal;
  return { ...shown, rows: rows.map((row) => ({ ...row, key: row.key ?? "" })) };
}

export function toProposalDetailBody(
  shown: ShownProposal,
): z.input<typeof PolicyProposalDetailBody> {
  const { proposal, corrects, backtest, isFresh, refold } = shown;
  return {
    ...toProposalBody(proposal),
    corrects: corrects.map((row) => (row === undefined ? null : toPolicyRowBody(row))),
    backtest: backtest === undefined ? null : toBacktestBody(backtest),
    backtestIsFresh: isFresh,
    refold:
      refold === undefined
        ? null
        : {
            runId: refold.id,
            status: refold.status as RunStatus,
            done: refold.done,
            total: refold.total,
            failed: refold.failed,
          },
  };
}

export function toBacktestBody(backtest: PolicyBacktest): z.input<typeof PolicyBacktestBody> {
  const { summary } = backtest;
  return {
    id: backtest.id,
    proposalId: backtest.proposalId,
    proposalHash: backtest.proposalHash,
    policyStamp: backtest.policyStamp,
    asOf: backtest.asOf,
    status: backtest.status,
    done: backtest.done,
    total: Math.max(backtest.total, backtest.done),
    changed: summary.changed,
    failed: summary.failed,
    unreadable: summary.unreadable,
    figures: figuresBy((figure) => summary.figures[figure]),
    histogram: summary.histogram.map((loans, at) => {
      const edge = HISTOGRAM_EDGES[at];
      return { upTo: edge === undefined ? null : formatYuan(edge), loans };
    }),
    movers: summary.movers.map(({ contractNo, deltaFen }) => ({
      contractNo,
      delta: formatYuan(deltaFen),
    })),
    failures: [...summary.failures],
    startedBy: backtest.startedBy,
    startedAt: instantOf(backtest.startedAt),
    finishedAt: backtest.finishedAt === null ? null : instantOf(backtest.finishedAt),
  };
}

export function toMovedLoanBody({ contractNo, deltaFen, before, after }: BacktestLoan) {
  return {
    contractNo,
    delta: formatYuan(deltaFen),
    figures: figuresBy((figure) => ({ before: before[figure], after: after[figure] })),
  };
}

interface Movement {
  readonly before: bigint;
  readonly after: bigint;
}

function figuresBy(of: (figure: EffectFigure) => Movement) {
  const entries = EFFECT_FIGURES.map((figure) => {
    const { before, after } = of(figure);
    return [figure, { before: formatYuan(before), after: formatYuan(after) }] as const;
  });
  return Object.fromEntries(entries) as Record<EffectFigure, { before: string; after: string }>;
}

/** A replayed answer has read its instant back from JSON, so both spellings come here. */
function instantOf(stored: string): string {
  return new Date(stored).toISOString();
}
