import {
  BookModeBody,
  BookModeChangeBody,
  BookModeParams,
  DecideBookModeBody,
  ProposeBookModeBody,
} from "@bursar/api-schema/lender-books";
import {
  decideBookMode as decide,
  proposeBookMode as propose,
  showBookMode as show,
} from "@bursar/servicing/lender-books";
import { defineRoute } from "../define-route.ts";
import { toModeChangeBody } from "./lender-book-body.ts";

export const showBookMode = defineRoute({
  method: "get",
  path: "/v1/book-mode",
  summary: { zh: "以谁的数字为准", en: "Whose figure counts" },
  permission: "policy.read",
  response: BookModeBody,
  handle: async ({ deps, context }) => {
    const { on, mode, changes } = await show(deps, { context });
    return { on, mode, changes: changes.map(toModeChangeBody) };
  },
});

export const proposeBookMode = defineRoute({
  method: "post",
  path: "/v1/book-modes",
  summary: { zh: "提出改变以谁的数字为准", en: "Propose whose figure is to count" },
  permission: "policy.propose",
  idempotent: true,
  body: ProposeBookModeBody,
  response: BookModeChangeBody,
  status: 201,
  problems: ["book-mode.in-past", "book-mode.unchanged", "book-mode.waiting"],
  handle: async ({ deps, context, body }) =>
    toModeChangeBody(await propose(deps, { context, ...body })),
});

export const decideBookMode = defineRoute({
  method: "post",
  path: "/v1/book-modes/:bookModeId/decision",
  summary: { zh: "第二人批准或驳回", en: "Approve it or turn it down as the second person" },
  permission: "policy.approve",
  idempotent: true,
  params: BookModeParams,
  body: DecideBookModeBody,
  response: BookModeChangeBody,
  problems: [
    "book-mode.not-found",
    "book-mode.wrong-state",
    "book-mode.same-person",
    "book-mode.in-past",
  ],
  handle: async ({ deps, context, params, body }) =>
    toModeChangeBody(await decide(deps, { context, ...params, ...body })),
});
