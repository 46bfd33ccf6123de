import {
  CreditNoticeBody,
  CreditNoticeListBody,
  CreditRowPage,
  CreditRowQuery,
  RecordCreditNoticeBody,
} from "@bursar/api-schema/claims";
import { LoanParams } from "@bursar/api-schema/resources";
import type { CreditNotice, ShownCreditRow } from "@bursar/database/credit-extracts";
import { formatYuan } from "@bursar/domain/money";
import { toPage } from "@bursar/http/routes";
import {
  listCreditNotices as listNotices,
  listCreditRows as listRows,
  recordCreditNotice as record,
} from "@bursar/servicing/credit-extracts";
import type { z } from "zod";
import { defineRoute } from "../define-route.ts";

export const listCreditRows = defineRoute({
  method: "get",
  path: "/v1/credit-rows",
  summary: { zh: "某月征信报送数据及更正", en: "What was reported for a month, with corrections" },
  permission: "claim.read",
  query: CreditRowQuery,
  response: CreditRowPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await listRows(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toRow), limit);
  },
});

export const listCreditNotices = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/credit-notices",
  summary: { zh: "报送不良信息前的告知记录", en: "Notices before bad information was reported" },
  permission: "loan.read",
  params: LoanParams,
  response: CreditNoticeListBody,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params }) => ({
    data: (await listNotices(deps, { context, ...params })).map(toNotice),
  }),
});

export const recordCreditNotice = defineRoute({
  method: "post",
  path: "/v1/loans/:contractNo/credit-notices",
  summary: {
    zh: "登记报送不良信息前的告知",
    en: "Record a notice before bad information is reported",
  },
  permission: "collection.record",
  idempotent: true,
  params: LoanParams,
  body: RecordCreditNoticeBody,
  response: CreditNoticeBody,
  status: 201,
  problems: ["loan.not-found", "credit-notice.date-in-future"],
  handle: async ({ deps, context, params, body }) =>
    toNotice(await record(deps, { context, ...params, ...body })),
});

function toRow(row: ShownCreditRow): z.input<typeof CreditRowPage>["data"][number] {
  return {
    id: `${row.loanId}/${row.sequence}`,
    contractNo: row.contractNo,
    month: row.month,
    sequence: row.sequence,
    status: row.status,
    classification: row.classification,
    balance: formatYuan(row.balanceFen),
    due: formatYuan(row.dueFen),
    paid: formatYuan(row.paidFen),
    overduePrincipal: formatYuan(row.overduePrincipalFen),
    overdueInterest: formatYuan(row.overdueInterestFen),
    penalty: formatYuan(row.penaltyFen),
    overduePeriods: row.overduePeriods,
    madeOn: row.madeOn,
  };
}

function toNotice(notice: CreditNotice): z.input<typeof CreditNoticeBody> {
  const { givenBy, givenOn, channel, reference, sequence, recordedBy } = notice;
  return { givenBy, givenOn, channel, reference, sequence, recordedBy };
}
