import {
  ClassHistoryBody,
  LimitationAlarmPage,
  LimitationAlarmQuery,
  LimitationBody,
  RecordedLimitationEventBody,
  RecordLimitationEventBody,
} from "@bursar/api-schema/collections";
import { LoanParams } from "@bursar/api-schema/resources";
import { showClassHistory as showClasses } from "@bursar/servicing/delinquency";
import {
  listLimitationAlarms as list,
  recordLimitationEvent as record,
  showLimitation as show,
} from "@bursar/servicing/limitation";
import { defineRoute } from "../define-route.ts";
import { toAlarmPage, toClassHistoryBody, toLimitationBody } from "./limitation-body.ts";

export const listLimitationAlarms = defineRoute({
  method: "get",
  path: "/v1/limitation-alarms",
  summary: { zh: "时效将届满的合同", en: "Claims near their limitation" },
  permission: "loan.read",
  query: LimitationAlarmQuery,
  response: LimitationAlarmPage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) =>
    toAlarmPage(await list(deps, { context, limit, after: startingAfter })),
});

export const showLimitation = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/limitation",
  summary: { zh: "一份合同的诉讼时效", en: "Until when a contract can be claimed" },
  permission: "loan.read",
  params: LoanParams,
  response: LimitationBody,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params }) =>
    toLimitationBody(await show(deps, { context, ...params })),
});

export const recordLimitationEvent = defineRoute({
  method: "post",
  path: "/v1/loans/:contractNo/limitation-events",
  summary: { zh: "登记时效中断", en: "Record what interrupts a limitation" },
  permission: "collection.record",
  idempotent: true,
  params: LoanParams,
  body: RecordLimitationEventBody,
  response: RecordedLimitationEventBody,
  status: 201,
  problems: ["loan.not-found", "limitation.date-impossible", "collection.document-unknown"],
  handle: ({ deps, context, params, body }) => record(deps, { context, ...params, ...body }),
});

export const showClassHistory = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/class-history",
  summary: { zh: "风险分类历史", en: "A loan's classes, day by day" },
  permission: "loan.read",
  params: LoanParams,
  response: ClassHistoryBody,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params }) =>
    toClassHistoryBody(await showClasses(deps, { context, ...params })),
});
