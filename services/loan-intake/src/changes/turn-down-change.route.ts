import { ChangeParams, ChangeStepBody, TurnDownChangeBody } from "@bursar/api-schema/resources";
import {
  rejectChange as reject,
  returnChange as giveBack,
  withdrawChange as withdraw,
} from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";

const TURNED_DOWN = {
  method: "post",
  idempotent: true,
  params: ChangeParams,
  body: TurnDownChangeBody,
  response: ChangeStepBody,
} as const;
const PROBLEMS = ["change.not-found", "change.wrong-state", "change.version-changed"] as const;

export const returnChange = defineRoute({
  ...TURNED_DOWN,
  path: "/v1/changes/:changeId/return",
  summary: { zh: "退回变更", en: "Send a change back to be mended" },
  permission: "change.approve",
  problems: [...PROBLEMS, "change.same-person"],
  handle: ({ deps, context, params, body }) => giveBack(deps, { context, ...params, ...body }),
});

export const rejectChange = defineRoute({
  ...TURNED_DOWN,
  path: "/v1/changes/:changeId/rejection",
  summary: { zh: "不予通过变更", en: "Reject a change for good" },
  permission: "change.approve",
  problems: [...PROBLEMS, "change.same-person"],
  handle: ({ deps, context, params, body }) => reject(deps, { context, ...params, ...body }),
});

export const withdrawChange = defineRoute({
  ...TURNED_DOWN,
  path: "/v1/changes/:changeId/withdrawal",
  summary: { zh: "撤销变更", en: "Withdraw a change" },
  permission: "change.enter",
  problems: PROBLEMS,
  handle: ({ deps, context, params, body }) => withdraw(deps, { context, ...params, ...body }),
});
