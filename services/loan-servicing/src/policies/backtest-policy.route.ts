import {
  BacktestLoanPage,
  PolicyBacktestBody,
  PolicyBacktestParams,
  PolicyPageQuery,
  PolicyProposalParams,
} from "@bursar/api-schema/resources";
import type { BacktestLoan, MovedPlace } from "@bursar/database/policies";
import { magnitude } from "@bursar/domain/policies";
import { listMovedLoans, showBacktest, startBacktest } from "@bursar/servicing/policies";
import { defineRoute } from "../define-route.ts";
import { toBacktestBody, toMovedLoanBody } from "./policy-body.ts";

export const startPolicyBacktest = defineRoute({
  method: "post",
  path: "/v1/policy-proposals/:policyProposalId/backtests",
  summary: {
    zh: "对本中心全部贷款做影响回测",
    en: "Back-test a proposal over this centre's loans",
  },
  permission: "policy.read",
  idempotent: true,
  status: 202,
  params: PolicyProposalParams,
  response: PolicyBacktestBody,
  problems: ["policy-proposal.not-found"],
  handle: async ({ deps, context, params }) =>
    toBacktestBody(await startBacktest(deps, { context, ...params })),
});

export const showPolicyBacktest = defineRoute({
  method: "get",
  path: "/v1/policy-backtests/:policyBacktestId",
  summary: { zh: "影响回测的进度与结果", en: "A back-test's progress and result" },
  permission: "policy.read",
  params: PolicyBacktestParams,
  response: PolicyBacktestBody,
  problems: ["policy-backtest.not-found"],
  handle: async ({ deps, context, params }) =>
    toBacktestBody(await showBacktest(deps, { context, ...params })),
});

export const listBacktestLoans = defineRoute({
  method: "get",
  path: "/v1/policy-backtests/:policyBacktestId/loans",
  summary: { zh: "受影响的贷款，变动大的在前", en: "The loans that change, the largest first" },
  permission: "policy.read",
  params: PolicyBacktestParams,
  query: PolicyPageQuery,
  response: BacktestLoanPage,
  problems: ["policy-backtest.not-found"],
  handle: async ({ deps, context, params, query }) => {
    const { limit, startingAfter } = query;
    const after = startingAfter === undefined ? undefined : readPlace(startingAfter);
    const page = { after, limit: limit + 1 };
    const found = await listMovedLoans(deps, { context, ...params, page });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    return {
      data: shown.map(toMovedLoanBody),
      hasMore,
      nextCursor: hasMore ? writePlace(last) : null,
    };
  },
});

function writePlace({ deltaFen, contractNo }: BacktestLoan): string {
  return `${magnitude(deltaFen)} ${contractNo}`;
}

/** The loan that a cursor names; behind the last one where it names none. */
function readPlace(text: string): MovedPlace {
  const [, digits, contractNo] = /^(\d{1,18}) (.+)$/.exec(text) ?? [];
  if (digits === undefined || contractNo === undefined) {
    return { magnitudeFen: -1n, contractNo: "" };
  }
  return { magnitudeFen: BigInt(digits), contractNo };
}
