import {
  DecidedWriteOffBody,
  RejectWriteOffBody,
  WriteOffBody,
  WriteOffPage,
  WriteOffParams,
  WriteOffQuery,
} from "@bursar/api-schema/collections";
import { toPage } from "@bursar/http/routes";
import {
  confirmWriteOff as confirm,
  listWriteOffs as list,
  rejectWriteOff as reject,
  showWriteOff as show,
} from "@bursar/servicing/write-offs";
import { z } from "zod";
import { defineRoute } from "../define-route.ts";
import { toWriteOffBody } from "./write-off-body.ts";

export const listWriteOffs = defineRoute({
  method: "get",
  path: "/v1/write-offs",
  summary: { zh: "贷款人核销列表", en: "Write-offs by the lender" },
  permission: "loan.read",
  query: WriteOffQuery,
  response: WriteOffPage,
  handle: async ({ deps, context, query: { limit, startingAfter, status } }) => {
    const filter = { status, after: startingAfter, limit: limit + 1 };
    return toPage((await list(deps, { context, filter })).map(toWriteOffBody), limit);
  },
});

export const showWriteOff = defineRoute({
  method: "get",
  path: "/v1/write-offs/:writeOffId",
  summary: { zh: "一笔核销", en: "A write-off" },
  permission: "loan.read",
  params: WriteOffParams,
  response: WriteOffBody,
  etag: ({ version }) => String(version),
  problems: ["write-off.not-found"],
  handle: async ({ deps, context, params }) =>
    toWriteOffBody(await show(deps, { context, ...params })),
});

const DECIDED = {
  method: "post",
  permission: "servicing.approve",
  idempotent: true,
  ifMatch: true,
  params: WriteOffParams,
  response: DecidedWriteOffBody,
  etag: ({ version }: { version: number }) => String(version),
} as const;
const PROBLEMS = ["write-off.not-found", "write-off.decided", "write-off.same-person"] as const;

export const confirmWriteOff = defineRoute({
  ...DECIDED,
  path: "/v1/write-offs/:writeOffId/confirmation",
  summary: { zh: "确认核销（第二人）", en: "Confirm a write-off as another person" },
  body: z.object({}),
  problems: [
    ...PROBLEMS,
    "write-off.nothing-owed",
    "write-off.already-written-off",
    "fact.future",
    "fact.before-disbursement",
  ],
  handle: ({ deps, context, params, ifMatch: version }) =>
    confirm(deps, { context, ...params, version }),
});

export const rejectWriteOff = defineRoute({
  ...DECIDED,
  path: "/v1/write-offs/:writeOffId/rejection",
  summary: { zh: "退回核销", en: "Reject a write-off as another person" },
  body: RejectWriteOffBody,
  problems: PROBLEMS,
  handle: ({ deps, context, params, body, ifMatch: version }) =>
    reject(deps, { context, ...params, ...body, version }),
});
