import {
  PolicyPageQuery,
  PolicyProposalDetailBody,
  PolicyProposalPage,
  PolicyProposalParams,
  PolicyRowsBody,
  PolicyRowsQuery,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  listPolicy,
  listProposals as list,
  showProposal as show,
} from "@bursar/servicing/policies";
import { defineRoute } from "../define-route.ts";
import { toPolicyRowBody, toProposalBody, toProposalDetailBody } from "./policy-body.ts";

export const listPolicyRows = defineRoute({
  method: "get",
  path: "/v1/policy-rows",
  summary: { zh: "参数表，可按种类和日期", en: "The policy by kind, and as in force on a day" },
  permission: "policy.read",
  query: PolicyRowsQuery,
  response: PolicyRowsBody,
  handle: async ({ deps, context, query }) => {
    const { stamp, rows } = await listPolicy(deps, { context, ...query });
    return { stamp, data: rows.map(toPolicyRowBody) };
  },
});

export const listPolicyProposals = defineRoute({
  method: "get",
  path: "/v1/policy-proposals",
  summary: { zh: "参数变更列表，最近的在前", en: "Proposed changes, the latest first" },
  permission: "policy.read",
  query: PolicyPageQuery,
  response: PolicyProposalPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter } = query;
    const page = { before: startingAfter, limit: limit + 1 };
    return toPage((await list(deps, { context, page })).map(toProposalBody), limit);
  },
});

export const showPolicyProposal = defineRoute({
  method: "get",
  path: "/v1/policy-proposals/:policyProposalId",
  summary: { zh: "参数变更及其影响回测", en: "A proposed change with its back-test" },
  permission: "policy.read",
  params: PolicyProposalParams,
  response: PolicyProposalDetailBody,
  problems: ["policy-proposal.not-found"],
  handle: async ({ deps, context, params }) =>
    toProposalDetailBody(await show(deps, { context, ...params })),
});
