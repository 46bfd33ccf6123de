import {
  ProposeReversalBody,
  ReversalBody,
  ReversalPage,
  ReversalParams,
  ReversalQuery,
} from "@bursar/api-schema/resources";
import type { Reversal } from "@bursar/database/reversals";
import { toPage } from "@bursar/http/routes";
import {
  confirmReversal as confirm,
  listReversals as list,
  proposeReversal as propose,
  rejectReversal as reject,
} from "@bursar/servicing/reversals";
import type { z } from "zod";
import { defineRoute } from "../define-route.ts";

export const proposeReversal = defineRoute({
  method: "post",
  path: "/v1/reversals",
  summary: { zh: "提出冲正", en: "Propose to take back something booked without a receipt" },
  permission: "servicing.enter",
  idempotent: true,
  body: ProposeReversalBody,
  response: ReversalBody,
  status: 201,
  problems: ["reversal.nothing-booked", "reversal.of-receipt", "reversal.open-already"],
  handle: async ({ deps, context, body }) => toBody(await propose(deps, { context, ...body })),
});

export const listReversals = defineRoute({
  method: "get",
  path: "/v1/reversals",
  summary: { zh: "冲正列表", en: "List reversals" },
  permission: "loan.read",
  query: ReversalQuery,
  response: ReversalPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...wanted } = query;
    const filter = { ...wanted, after: startingAfter, limit: limit + 1 };
    return toPage((await list(deps, { context, filter })).map(toBody), limit);
  },
});

const DECIDED = {
  method: "post",
  permission: "servicing.approve",
  idempotent: true,
  params: ReversalParams,
  response: ReversalBody,
} as const;
const PROBLEMS = ["reversal.not-found", "reversal.wrong-state", "reversal.same-person"] as const;

export const confirmReversal = defineRoute({
  ...DECIDED,
  path: "/v1/reversals/:reversalId/confirmation",
  summary: { zh: "确认冲正", en: "Confirm a reversal; it takes effect at once" },
  problems: [
    ...PROBLEMS,
    "reversal.nothing-booked",
    "reversal.of-receipt",
    "reversal.already-reversed",
    "reversal.used-by-prepayment",
    "receipt.refunded",
  ],
  handle: async ({ deps, context, params }) => toBody(await confirm(deps, { context, ...params })),
});

export const rejectReversal = defineRoute({
  ...DECIDED,
  path: "/v1/reversals/:reversalId/rejection",
  summary: { zh: "退回冲正", en: "Reject a reversal" },
  problems: PROBLEMS,
  handle: async ({ deps, context, params }) => toBody(await reject(deps, { context, ...params })),
});

function toBody(reversal: Reversal): z.input<typeof ReversalBody> {
  return {
    id: reversal.id,
    subjectKind: reversal.subjectKind,
    subjectId: reversal.subjectId,
    cause: reversal.cause,
    status: reversal.status,
    makerId: reversal.makerId,
    proposedOn: reversal.proposedOn,
    checkerId: reversal.checkerId,
    decidedOn: reversal.decidedOn,
  };
}
