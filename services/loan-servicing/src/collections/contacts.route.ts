import {
  CloseContactBody,
  ClosedContactBody,
  CollectionContactParams,
  OpenContactBody,
  OpenedContactBody,
  RecordedPromiseBody,
  RecordPromiseBody,
} from "@bursar/api-schema/collections";
import {
  closeContact as close,
  openContact as open,
  recordPromise as promise,
} from "@bursar/servicing/collections";
import { defineRoute } from "../define-route.ts";
import { fenOf } from "../prepayments/fen-of.ts";

export const openContact = defineRoute({
  method: "post",
  path: "/v1/collection-contacts",
  summary: { zh: "开始一次催收联系", en: "Open a contact, before it is made" },
  permission: "collection.record",
  idempotent: true,
  body: OpenContactBody,
  response: OpenedContactBody,
  status: 201,
  problems: [
    "borrower.not-found",
    "contact.nothing-overdue",
    "contact.paused",
    "contact.borrower-deceased",
    "contact.has-guardian",
    "contact.no-guardian",
    "contact.no-co-borrower",
    "contact.relay-phone-missing",
    "contact.time-in-future",
    "contact.private-phone",
    "contact.quiet-hours",
    "contact.too-many-calls",
    "contact.too-many-attempts",
    "contact.too-many-messages",
    "contact.relay-too-early",
  ],
  handle: async ({ deps, context, body }) => {
    const opened = await open(deps, { context, ...body });
    return { ...opened, breaches: [...opened.breaches] };
  },
});

export const closeContact = defineRoute({
  method: "post",
  path: "/v1/collection-contacts/:contactId/result",
  summary: { zh: "登记联系结果", en: "Enter what came of a contact" },
  permission: "collection.record",
  idempotent: true,
  params: CollectionContactParams,
  body: CloseContactBody,
  response: ClosedContactBody,
  problems: [
    "contact.not-found",
    "contact.already-closed",
    "contact.promise-missing",
    "contact.recording-unannounced",
    "promise.date-passed",
    "collection.document-unknown",
  ],
  handle: ({ deps, context, params, body: { promise: given, ...body } }) => {
    const promised = given && { amountFen: fenOf(given.amount), payBy: given.payBy };
    return close(deps, { context, ...params, ...body, promise: promised });
  },
});

export const recordPromise = defineRoute({
  method: "post",
  path: "/v1/payment-promises",
  summary: { zh: "登记还款承诺", en: "Take a promise to pay at the counter" },
  permission: "collection.record",
  idempotent: true,
  body: RecordPromiseBody,
  response: RecordedPromiseBody,
  status: 201,
  problems: [
    "borrower.not-found",
    "contact.nothing-overdue",
    "promise.date-passed",
    "collection.document-unknown",
  ],
  handle: ({ deps, context, body: { amount, ...body } }) =>
    promise(deps, { context, ...body, amountFen: fenOf(amount) }),
});
