import {
  LegalHoldBody,
  LegalHoldPage,
  LegalHoldParams,
  PlaceHoldBody,
  RetentionPageQuery,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { liftLegalHold, listLegalHolds, placeLegalHold } from "@bursar/servicing/retention";
import { defineRoute } from "../define-route.ts";

export const listHolds = defineRoute({
  method: "get",
  path: "/v1/legal-holds",
  summary: { zh: "保全列表", en: "List legal holds" },
  permission: "retention.read",
  query: RetentionPageQuery,
  response: LegalHoldPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter } = query;
    const page = { after: startingAfter, limit: limit + 1 };
    return toPage(await listLegalHolds(deps, { context, page }), limit);
  },
});

export const placeHold = defineRoute({
  method: "post",
  path: "/v1/legal-holds",
  summary: { zh: "设置保全", en: "Place a legal hold" },
  permission: "retention.propose",
  idempotent: true,
  status: 201,
  body: PlaceHoldBody,
  response: LegalHoldBody,
  problems: ["borrower.not-found", "legal-hold.in-force"],
  handle: ({ deps, context, body }) => placeLegalHold(deps, { context, ...body }),
});

export const liftHold = defineRoute({
  method: "post",
  path: "/v1/legal-holds/:holdId/lifting",
  summary: { zh: "解除保全", en: "Lift a legal hold" },
  permission: "retention.propose",
  idempotent: true,
  params: LegalHoldParams,
  response: LegalHoldBody,
  problems: ["legal-hold.not-found", "legal-hold.lifted"],
  handle: ({ deps, context, params }) => liftLegalHold(deps, { context, ...params }),
});
