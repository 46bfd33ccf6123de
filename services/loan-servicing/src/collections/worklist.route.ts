import {
  AssignCasesBody,
  AssignedBody,
  CollectionCaseBody,
  CollectionCaseParams,
  WorklistPage,
  WorklistQuery,
} from "@bursar/api-schema/collections";
import {
  assignCases as assign,
  listWorklist as list,
  showCase as show,
} from "@bursar/servicing/collections";
import { defineRoute } from "../define-route.ts";
import { toCaseBody } from "./case-body.ts";
import { readWorklistCursor, toWorklistPage } from "./worklist-body.ts";

export const listWorklist = defineRoute({
  method: "get",
  path: "/v1/collection-worklist",
  summary: { zh: "逾期清单，按轻重缓急", en: "People with arrears, the most pressing first" },
  permission: "loan.read",
  query: WorklistQuery,
  response: WorklistPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const after = readWorklistCursor(startingAfter);
    const rows = await list(deps, { context, ...filter, after, limit: limit + 1 });
    return toWorklistPage(rows, limit);
  },
});

export const showCollectionCase = defineRoute({
  method: "get",
  path: "/v1/collection-cases/:borrowerId",
  summary: { zh: "一人的逾期与催收", en: "A person's arrears on one screen" },
  permission: "loan.read",
  params: CollectionCaseParams,
  response: CollectionCaseBody,
  problems: ["borrower.not-found"],
  handle: async ({ deps, context, params }) => toCaseBody(await show(deps, { context, ...params })),
});

export const assignCases = defineRoute({
  method: "post",
  path: "/v1/collection-assignments",
  summary: { zh: "分配催收", en: "Put cases into a person's hands" },
  permission: "collection.assign",
  idempotent: true,
  body: AssignCasesBody,
  response: AssignedBody,
  problems: ["collection.assignee-unknown"],
  handle: ({ deps, context, body }) => assign(deps, { context, ...body }),
});
