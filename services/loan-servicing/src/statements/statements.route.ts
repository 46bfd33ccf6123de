import {
  IssuedStatementBody,
  IssuedStatementPage,
  IssuedStatementQuery,
  IssueStatementBody,
  StatementParams,
  VerificationBody,
  VerificationParams,
} from "@bursar/api-schema/resources";
import { LoanParams, PrintQuery } from "@bursar/api-schema/resources";
import { FileContent } from "@bursar/api-schema/wire";
import type { IssuedStatement } from "@bursar/database/statements";
import { toPage } from "@bursar/http/routes";
import {
  issueStatement as issue,
  listStatements as list,
  printStatement as print,
  verifyStatement as verify,
} from "@bursar/servicing/statements";
import type { z } from "zod";
import { defineRoute } from "../define-route.ts";

function toBody(issued: IssuedStatement): z.input<typeof IssuedStatementBody> {
  const { id, kind, contractNo, year, number, issuedOn, issuedBy, sha256, sealedBy } = issued;
  return { id, kind, contractNo, year, number, issuedOn, issuedBy, sha256, sealedBy };
}

export const issueStatement = defineRoute({
  method: "post",
  path: "/v1/loans/:contractNo/statements",
  summary: { zh: "开具对账单或证明", en: "Issue a statement or certificate" },
  permission: "statement.issue",
  idempotent: true,
  params: LoanParams,
  body: IssueStatementBody,
  response: IssuedStatementBody,
  status: 201,
  problems: [
    "loan.not-found",
    "statement.year-missing",
    "statement.year-ahead",
    "statement.before-book",
    "statement.not-settled",
    "statement.lender-differs",
    "statement.too-early",
    "seal.missing",
    "seal.unreadable",
    "seal.not-yet-valid",
    "seal.expired",
    "document.glyph-missing",
  ],
  handle: async ({ deps, context, params, body }) =>
    toBody(await issue(deps, { context, ...params, ...body, issuer: context.actor.displayName })),
});

export const listStatements = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/statements",
  summary: { zh: "已开具的对账单和证明", en: "Sheets issued for a loan" },
  permission: "loan.read",
  params: LoanParams,
  query: IssuedStatementQuery,
  response: IssuedStatementPage,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params, query }) => {
    const { limit, startingAfter } = query;
    const page = { after: startingAfter, limit: limit + 1 };
    return toPage((await list(deps, { context, ...params, page })).map(toBody), limit);
  },
});

export const printStatement = defineRoute({
  method: "get",
  path: "/v1/statements/:statementId/pdf",
  summary: {
    zh: "打印对账单或证明（已签章的 PDF，逐次登记）",
    en: "Print an issued sheet as a sealed PDF",
  },
  permission: "statement.issue",
  params: StatementParams,
  query: PrintQuery,
  response: FileContent,
  sends: ["application/pdf"],
  problems: [
    "statement.not-found",
    "statement.unsealed",
    "document.reprint-reason-missing",
    "document.content-missing",
  ],
  handle: ({ deps, context, params, query }) =>
    print(deps, { context, ...params, reason: query.reason }),
});

export const verifyStatement = defineRoute({
  method: "get",
  path: "/v1/verifications/:code",
  summary: { zh: "验真（公开）", en: "Whether a sheet is genuine" },
  permission: "public",
  params: VerificationParams,
  response: VerificationBody,
  problems: ["verification.not-found"],
  handle: ({ deps, context, params }) => verify(deps, { context, ...params }),
});
