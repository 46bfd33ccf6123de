import {
  ConfirmPrepaymentBody,
  PrepaymentBody,
  PrepaymentParams,
  PrepaymentResultBody,
  ReasonBody,
} from "@bursar/api-schema/resources";
import {
  confirmPrepayment as confirm,
  recordResult,
  withdrawPrepayment as withdraw,
} from "@bursar/servicing/prepayments";
import { defineRoute } from "../define-route.ts";
import { fenOf } from "./fen-of.ts";
import { toPrepaymentBody } from "./prepayment-body.ts";
import { QUOTE_PROBLEMS } from "./quote-problems.ts";

const MOVED = {
  method: "post",
  idempotent: true,
  ifMatch: true,
  params: PrepaymentParams,
  response: PrepaymentBody,
  etag: ({ version }: { version: number }) => String(version),
} as const;
const PROBLEMS = ["prepayment.not-found", "prepayment.wrong-state"] as const;

export const confirmPrepayment = defineRoute({
  ...MOVED,
  path: "/v1/prepayments/:prepaymentId/confirmation",
  summary: { zh: "确认提前还款，等待存入", en: "Confirm on the day; the money is waited for" },
  permission: "servicing.enter",
  body: ConfirmPrepaymentBody,
  problems: [
    ...PROBLEMS,
    ...QUOTE_PROBLEMS,
    "prepayment.too-early",
    "prepayment.quote-over",
    "prepayment.quote-changed",
  ],
  handle: async ({ deps, context, params, body, ifMatch: version }) => {
    const totalFen = fenOf(body.total);
    return toPrepaymentBody(await confirm(deps, { context, ...params, version, totalFen }));
  },
});

export const withdrawPrepayment = defineRoute({
  ...MOVED,
  path: "/v1/prepayments/:prepaymentId/withdrawal",
  summary: { zh: "撤销提前还款申请", en: "Withdraw an application before its money is there" },
  permission: "servicing.enter",
  body: ReasonBody,
  problems: PROBLEMS,
  handle: async ({ deps, context, params, body, ifMatch: version }) =>
    toPrepaymentBody(await withdraw(deps, { context, ...params, ...body, version })),
});

export const recordPrepaymentResult = defineRoute({
  ...MOVED,
  path: "/v1/prepayments/:prepaymentId/result",
  summary: { zh: "登记提前还款扣款结果", en: "Record the lender's result as the second person" },
  permission: "servicing.approve",
  body: PrepaymentResultBody,
  problems: [...PROBLEMS, ...QUOTE_PROBLEMS, "prepayment.same-person"],
  handle: async ({ deps, context, params, body, ifMatch: version }) => {
    const { reference, ...said } = body;
    const result =
      said.outcome === "failed"
        ? said
        : { outcome: said.outcome, amountFen: fenOf(said.amount), valueOn: said.valueOn };
    return toPrepaymentBody(
      await recordResult(deps, { context, ...params, version, reference, result }),
    );
  },
});
