import {
  AsOfQuery,
  ExplainQuery,
  ExplanationBody,
  FigureBody,
  FigureQuery,
  LoanBody,
  LoanHistoryBody,
  LoanParams,
  LoanScheduleBody,
} from "@bursar/api-schema/resources";
import {
  explainBill as explain,
  explainFigure as explainOne,
  showHistory as history,
  showLoan as show,
  showSchedule as schedule,
} from "@bursar/servicing/loans";
import { defineRoute } from "../define-route.ts";
import { toFigureBody } from "./figure-body.ts";
import { toHistoryBody } from "./history-body.ts";
import { toExplanationBody, toLoanBody, toScheduleBody } from "./loan-body.ts";

export const showLoan = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo",
  summary: { zh: "贷款与还款计划", en: "A loan with its schedule" },
  permission: "loan.read",
  readsOnce: true,
  params: LoanParams,
  query: AsOfQuery,
  response: LoanBody,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params, query }) =>
    toLoanBody(await show(deps, { context, ...params, ...query })),
});

export const showSchedule = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/schedule",
  summary: { zh: "还款计划：原计划、现计划、差异", en: "Schedule: original, current, difference" },
  permission: "loan.read",
  params: LoanParams,
  query: AsOfQuery,
  response: LoanScheduleBody,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params, query }) =>
    toScheduleBody(await schedule(deps, { context, ...params, ...query })),
});

export const showHistory = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/history",
  summary: {
    zh: "流水：事实、分录、冲正链",
    en: "What happened, what was posted, what was reversed",
  },
  permission: "loan.read",
  params: LoanParams,
  query: AsOfQuery,
  response: LoanHistoryBody,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params, query }) =>
    toHistoryBody(await history(deps, { context, ...params, ...query })),
});

export const explainBill = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/explanation",
  summary: { zh: "应还金额怎么算的", en: "The steps behind a bill" },
  permission: "loan.read",
  readsOnce: true,
  params: LoanParams,
  query: ExplainQuery,
  response: ExplanationBody,
  problems: ["loan.not-found", "loan.no-bill"],
  handle: async ({ deps, context, params, query }) =>
    toExplanationBody(await explain(deps, { context, ...params, ...query })),
});

export const explainFigure = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/explain",
  summary: { zh: "任一数字怎么来的，与账面是否一致", en: "Why any figure is what it is" },
  permission: "loan.read",
  params: LoanParams,
  query: FigureQuery,
  response: FigureBody,
  problems: ["loan.not-found", "loan.no-bill"],
  handle: async ({ deps, context, params, query }) => {
    const { date, field, ...rest } = query;
    const figure = await explainOne(deps, {
      context,
      ...params,
      ...rest,
      field: field === "due" ? "payable" : field,
      on: date,
    });
    return toFigureBody(params.contractNo, figure);
  },
});
