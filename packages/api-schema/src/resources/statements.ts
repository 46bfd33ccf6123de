import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString } from "../wire/index.ts";

export const StatementId = idOf("stm", "StatementId");
export const StatementParams = z.object({ statementId: StatementId });

const Kind = z.enum(["yearly-statement", "settlement-certificate", "interest-certificate"]).meta({
  description:
    "年度对账单、结清证明、利息证明 · Yearly statement, settlement or interest certificate",
});

const Year = z.int().min(2000).max(2100);

const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "签章后 PDF 的 SHA-256 · SHA-256 of the sealed PDF" });

export const IssueStatementBody = z
  .object({
    kind: Kind,
    year: Year.optional().meta({
      description: "对账单和利息证明必填 · Needed but for a settlement certificate",
    }),
  })
  .meta({ id: "IssueStatement", description: "开具单据 · Issue a sheet" });

export const IssuedStatementBody = z
  .object({
    id: StatementId,
    kind: Kind,
    contractNo: z.string(),
    year: Year.nullable(),
    number: z.string(),
    issuedOn: PlainDateString,
    issuedBy: z.string(),
    sha256: Sha256.nullable(),
    sealedBy: z.string().nullable().meta({ description: "签章证书的名称 · Who sealed the PDF" }),
  })
  .meta({ id: "IssuedStatement", description: "已开具的单据 · An issued sheet" });

export const IssuedStatementPage = pageOf(IssuedStatementBody, "IssuedStatementPage");
export const IssuedStatementQuery = PageQuery;

export const VerificationParams = z.object({
  code: z
    .string()
    .regex(/^[0-9A-Za-z]{8}$/)
    .meta({ description: "纸面上的八位验证码 · The eight characters on the sheet" }),
});

export const VerificationBody = z
  .object({
    kind: Kind,
    number: z.string(),
    centreName: z.string(),
    borrowerName: z.string(),
    contractNo: z.string(),
    year: Year.nullable(),
    issuedOn: PlainDateString,
    sha256: Sha256.nullable(),
    sealedBy: z.string().nullable().meta({ description: "签章证书的名称 · Who sealed the PDF" }),
    certificate: z.string().nullable().meta({
      description: "签章证书的 SHA-256 · SHA-256 of the certificate that sealed it",
    }),
    sealedAt: z.string().nullable().meta({ description: "签章时间 · When it was sealed" }),
  })
  .meta({ id: "Verification", description: "验真结果 · What a genuine sheet says" });
