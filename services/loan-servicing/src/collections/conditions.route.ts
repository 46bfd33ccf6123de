import {
  CollectionCaseParams,
  ConditionParams,
  ConditionStepBody,
  LiftConditionBody,
  ReportConditionBody,
} from "@bursar/api-schema/collections";
import {
  liftCondition as lift,
  reportCondition as report,
} from "@bursar/servicing/borrower-conditions";
import { defineRoute } from "../define-route.ts";

export const reportCondition = defineRoute({
  method: "post",
  path: "/v1/borrowers/:borrowerId/conditions",
  summary: { zh: "登记死亡、失踪或监护", en: "Report death, absence or a guardianship" },
  permission: "collection.record",
  idempotent: true,
  params: CollectionCaseParams,
  body: ReportConditionBody,
  response: ConditionStepBody,
  status: 201,
  problems: [
    "borrower.not-found",
    "condition.in-force",
    "condition.guardian-missing",
    "condition.date-in-future",
    "collection.document-unknown",
  ],
  handle: ({ deps, context, params, body }) => report(deps, { context, ...params, ...body }),
});

export const liftCondition = defineRoute({
  method: "post",
  path: "/v1/borrower-conditions/:conditionId/lifting",
  summary: { zh: "解除登记", en: "Lift what was wrong or is over, as another person" },
  permission: "servicing.approve",
  idempotent: true,
  params: ConditionParams,
  body: LiftConditionBody,
  response: ConditionStepBody,
  problems: ["condition.not-found", "condition.lifted", "condition.same-person"],
  handle: ({ deps, context, params, body }) => lift(deps, { context, ...params, ...body }),
});
