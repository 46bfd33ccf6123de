import {
  ActivatePolicyBody,
  ApprovePolicyBody,
  ClosePolicyProposalBody,
  PolicyProposalBody,
  PolicyProposalParams,
  ProposePolicyBody,
} from "@bursar/api-schema/resources";
import { activatePolicy, approvePolicy, proposePolicy } from "@bursar/servicing/policies";
import { turnDownProposal, withdrawProposal } from "@bursar/servicing/policies";
import { defineRoute } from "../define-route.ts";
import { toProposalBody } from "./policy-body.ts";

export const proposePolicyChange = defineRoute({
  method: "post",
  path: "/v1/policy-proposals",
  summary: { zh: "提出参数变更", en: "Propose a change of the policy" },
  permission: "policy.propose",
  idempotent: true,
  status: 201,
  body: ProposePolicyBody,
  response: PolicyProposalBody,
  problems: [
    "policy.invalid-row",
    "policy.unknown-row",
    "policy.duplicate-row",
    "policy.missing-row",
    "policy-proposal.no-change",
    "reveal.number-in-reason",
  ],
  handle: async ({ deps, context, body }) => {
    const rows = body.rows.map(({ key = "", ...row }) => ({ ...row, key }));
    return toProposalBody(await proposePolicy(deps, { context, rows, reason: body.reason }));
  },
});

export const approvePolicyChange = defineRoute({
  method: "post",
  path: "/v1/policy-proposals/:policyProposalId/approval",
  summary: { zh: "复核参数变更（第二人，须有影响回测）", en: "Approve as the second person" },
  permission: "policy.approve",
  idempotent: true,
  params: PolicyProposalParams,
  body: ApprovePolicyBody,
  response: PolicyProposalBody,
  problems: [
    "policy-proposal.not-found",
    "policy-proposal.wrong-state",
    "policy-proposal.same-person",
    "policy-proposal.other-rows",
    "policy-proposal.other-centre-decides",
    "policy-backtest.not-found",
    "policy-backtest.unfinished",
    "policy-backtest.stale",
    "policy-backtest.failed-loans",
  ],
  handle: async ({ deps, context, params, body }) =>
    toProposalBody(await approvePolicy(deps, { context, ...params, ...body })),
});

export const activatePolicyChange = defineRoute({
  method: "post",
  path: "/v1/policy-proposals/:policyProposalId/activation",
  summary: { zh: "使已复核的参数生效", en: "Put approved rows in force" },
  permission: "policy.approve",
  idempotent: true,
  params: PolicyProposalParams,
  body: ActivatePolicyBody,
  response: PolicyProposalBody,
  problems: [
    "policy-proposal.not-found",
    "policy-proposal.wrong-state",
    "policy-proposal.other-rows",
    "policy-proposal.other-centre-decides",
    "policy-backtest.not-found",
    "policy-backtest.stale",
  ],
  handle: async ({ deps, context, params, body }) =>
    toProposalBody(await activatePolicy(deps, { context, ...params, ...body })),
});

export const withdrawPolicyChange = defineRoute({
  method: "post",
  path: "/v1/policy-proposals/:policyProposalId/withdrawal",
  summary: { zh: "提出人撤回参数变更", en: "Take a proposal back" },
  permission: "policy.propose",
  idempotent: true,
  params: PolicyProposalParams,
  body: ClosePolicyProposalBody,
  response: PolicyProposalBody,
  problems: [
    "policy-proposal.not-found",
    "policy-proposal.wrong-state",
    "policy-proposal.same-person",
    "reveal.number-in-reason",
  ],
  handle: async ({ deps, context, params, body }) =>
    toProposalBody(await withdrawProposal(deps, { context, ...params, ...body })),
});

export const turnDownPolicyChange = defineRoute({
  method: "post",
  path: "/v1/policy-proposals/:policyProposalId/rejection",
  summary: { zh: "退回参数变更（第二人）", en: "Turn a proposal down as the second person" },
  permission: "policy.approve",
  idempotent: true,
  params: PolicyProposalParams,
  body: ClosePolicyProposalBody,
  response: PolicyProposalBody,
  problems: [
    "policy-proposal.not-found",
    "policy-proposal.wrong-state",
    "policy-proposal.same-person",
    "policy-proposal.other-centre-decides",
    "reveal.number-in-reason",
  ],
  handle: async ({ deps, context, params, body }) =>
    toProposalBody(await turnDownProposal(deps, { context, ...params, ...body })),
});
