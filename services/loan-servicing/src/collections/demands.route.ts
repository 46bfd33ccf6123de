import {
  DemandParams,
  IssueDemandBody,
  IssuedDemandBody,
  RecordDeliveryBody,
  RecordedDeliveryBody,
} from "@bursar/api-schema/collections";
import { issueDemand as issue, recordDelivery as deliver } from "@bursar/servicing/collections";
import { defineRoute } from "../define-route.ts";

export const issueDemand = defineRoute({
  method: "post",
  path: "/v1/demands",
  summary: { zh: "发出催收通知书", en: "Keep a written demand that goes out" },
  permission: "collection.record",
  idempotent: true,
  body: IssueDemandBody,
  response: IssuedDemandBody,
  status: 201,
  problems: [
    "borrower.not-found",
    "contact.nothing-overdue",
    "contact.paused",
    "collection.document-unknown",
    "collection.forbidden-words",
  ],
  handle: ({ deps, context, body }) => issue(deps, { context, ...body }),
});

export const recordDelivery = defineRoute({
  method: "post",
  path: "/v1/demands/:demandId/deliveries",
  summary: { zh: "登记催收通知书送达", en: "Record that a demand reached a debtor" },
  permission: "collection.record",
  idempotent: true,
  params: DemandParams,
  body: RecordDeliveryBody,
  response: RecordedDeliveryBody,
  status: 201,
  problems: [
    "demand.not-found",
    "demand.date-impossible",
    "demand.delivered-before",
    "contact.no-co-borrower",
    "collection.document-unknown",
  ],
  handle: ({ deps, context, params, body }) => deliver(deps, { context, ...params, ...body }),
});
