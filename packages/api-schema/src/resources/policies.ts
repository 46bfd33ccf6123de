import { EFFECT_FIGURES, HISTOGRAM_EDGES, proposalStates } from "@bursar/domain/policies";
import { z } from "zod";
import {
  idOf,
  Instant,
  PageQuery,
  pageOf,
  PlainDateString,
  SignedYuanString,
} from "../wire/index.ts";
import { BatchRunId, RunStatusName } from "./batch-runs.ts";

const PolicyProposalId = idOf("ppr", "PolicyProposalId");
const PolicyBacktestId = idOf("pbt", "PolicyBacktestId");
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Stamp = z.string().min(1).max(80).meta({
  description: "现行参数的整体标记，任何一条变动都会变 · Changes with every row of the policy",
});
const Count = z.int().min(0);
const Reason = z.string().trim().min(4).max(200).meta({ example: "12月21日公布的LPR" });

export const PolicyProposalParams = z.object({ policyProposalId: PolicyProposalId });
export const PolicyBacktestParams = z.object({ policyBacktestId: PolicyBacktestId });
export const PolicyPageQuery = PageQuery;

const rowFields = {
  kind: z.string().trim().min(1).max(60).meta({ example: "lpr-5y" }),
  key: z.string().max(60),
  effectiveFrom: PlainDateString,
  value: z.unknown().meta({ description: "见参数说明 · As the kind has it", example: "3.45" }),
  source: z.string().trim().min(2).max(300).meta({ description: "文号或出处 · Its document" }),
};

export const PolicyRowBody = z
  .object({
    ...rowFields,
    revision: Count.meta({ description: "更正次数，0 为原始 · Corrections; 0 is the first" }),
    proposalId: PolicyProposalId.nullable().meta({
      description: "由哪份变更带入；随系统发布的为空 · What brought it in; null when shipped",
    }),
  })
  .meta({ id: "PolicyRow", description: "一条参数 · A row of the policy" });

export const PolicyRowsQuery = z.object({
  kind: z.string().max(60).optional().meta({ example: "lpr-5y" }),
  on: PlainDateString.optional().meta({ description: "这一天有效的 · In force on this day" }),
});

export const PolicyRowsBody = z
  .object({ stamp: Stamp, data: z.array(PolicyRowBody) })
  .meta({ id: "PolicyRows", description: "参数表 · The rows of the policy" });

const ProposedRow = z.object({ ...rowFields, key: z.string().max(60).optional() });

export const ProposePolicyBody = z
  .object({ rows: z.array(ProposedRow).min(1).max(100), reason: Reason })
  .meta({ id: "ProposePolicy", description: "提出参数变更 · Propose a change of the policy" });

const SignedMovement = z.object({ before: SignedYuanString, after: SignedYuanString });
const figures = Object.fromEntries(
  EFFECT_FIGURES.map((figure) => [figure, SignedMovement]),
) as Record<(typeof EFFECT_FIGURES)[number], typeof SignedMovement>;
const EffectFiguresBody = z.object(figures).meta({
  id: "PolicyEffectFigures",
  description:
    "各项金额的前后值：下期账单、逾期、结清、可退或待扣；本期、下期和全期的应还、借款人利息、贴息、免息 · " +
    "Next bill, overdue, payoff, unapplied; payable, interest borne, subsidised and waived of the open cycle, the next and all",
});

export const PolicyBacktestBody = z
  .object({
    id: PolicyBacktestId,
    proposalId: PolicyProposalId,
    proposalHash: Hash,
    policyStamp: Stamp,
    asOf: PlainDateString,
    status: z.enum(["running", "done", "stale"]),
    done: Count,
    total: Count,
    changed: Count,
    failed: Count.meta({ description: "按新参数算不出 · Can't be computed under it" }),
    unreadable: Count.meta({ description: "现在也算不出 · Can't be computed now either" }),
    figures: EffectFiguresBody,
    histogram: z
      .array(z.object({ upTo: SignedYuanString.nullable(), loans: Count }))
      .length(HISTOGRAM_EDGES.length + 1),
    movers: z.array(z.object({ contractNo: z.string(), delta: SignedYuanString })),
    failures: z.array(z.object({ contractNo: z.string(), cause: z.string() })),
    startedBy: z.string(),
    startedAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: "PolicyBacktest", description: "影响回测 · What a proposal would do" });

export const BacktestLoanPage = pageOf(
  z.object({ contractNo: z.string(), delta: SignedYuanString, figures: EffectFiguresBody }),
  "PolicyBacktestLoanPage",
);

const proposalFields = {
  id: PolicyProposalId,
  proposedAtCentre: z.string(),
  rows: z.array(z.object(rowFields)),
  hash: Hash,
  reason: z.string(),
  status: z.enum([...proposalStates]),
  makerId: z.string(),
  proposedOn: PlainDateString,
  checkerId: z.string().nullable(),
  checkedOn: PlainDateString.nullable(),
  backtestId: PolicyBacktestId.nullable(),
  policyStamp: Stamp.nullable(),
  activatedBy: z.string().nullable(),
  activatedOn: PlainDateString.nullable(),
  refoldFrom: PlainDateString.nullable().meta({
    description:
      "已入账金额从这天起重算；只涉及将来时为空 · Posted figures are posted again from it",
  }),
  closedBy: z.string().nullable(),
  closeReason: z.string().nullable(),
};

export const PolicyProposalBody = z
  .object(proposalFields)
  .meta({ id: "PolicyProposal", description: "参数变更 · A proposed change of the policy" });
export const PolicyProposalPage = pageOf(PolicyProposalBody, "PolicyProposalPage");

export const PolicyProposalDetailBody = z
  .object({
    ...proposalFields,
    corrects: z.array(PolicyRowBody.nullable()).meta({
      description: "各条所更正的现行参数 · The row that each one corrects, if any",
    }),
    backtest: PolicyBacktestBody.nullable(),
    backtestIsFresh: z.boolean(),
    refold: z
      .object({
        runId: BatchRunId,
        status: RunStatusName,
        done: Count,
        total: Count,
        failed: Count,
      })
      .nullable()
      .meta({ description: "本中心贷款的重算入账 · This centre's loans being posted again" }),
  })
  .meta({ id: "PolicyProposalDetail" });

export const ApprovePolicyBody = z
  .object({ hash: Hash, policyBacktestId: PolicyBacktestId, policyStamp: Stamp })
  .meta({ id: "ApprovePolicy", description: "第二人复核 · The second person's approval" });
export const ActivatePolicyBody = z.object({ hash: Hash });
export const ClosePolicyProposalBody = z.object({ reason: Reason });
