import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";

export const ContractId = idOf("con", "ContractId");
export const ContractParams = z.object({ contractId: ContractId });
const Party = z.enum(["borrower", "co-borrower", "centre"]);

export const ContractBody = z
  .object({
    id: ContractId,
    contractNo: z.string(),
    applicationId: z
      .string()
      .nullable()
      .meta({ description: "接收的存量合同没有申请 · Null where taken over from the lender" }),
    borrowerName: z.string(),
    status: z.string().meta({ example: "sent" }),
    principal: YuanString,
    fees: YuanString.meta({ description: "学费加住宿费 · Tuition and accommodation" }),
    issuedOn: PlainDateString,
    signedOn: PlainDateString.nullable(),
    acceptedOn: PlainDateString.nullable(),
    receiptCode: z.string().nullable().meta({ description: "回执校验码 · Receipt code" }),
    receiptRecordedOn: PlainDateString.nullable(),
    lenderApprovedOn: PlainDateString.nullable(),
    disbursedOn: PlainDateString.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "Contract", description: "借款合同 · Loan contract" });

export const ContractPage = pageOf(ContractBody, "ContractPage");
export const ContractQuery = PageQuery.extend({ status: z.string().max(40).optional() });

export const RecordSignaturesBody = z
  .object({
    signatures: z
      .array(z.object({ party: Party, signedOn: PlainDateString }))
      .min(1)
      .max(3),
  })
  .meta({ id: "RecordSignatures", description: "登记纸质签名 · Signatures on paper" });

export const ConfirmSignaturesBody = z
  .object({ parties: z.array(Party).min(1).max(3) })
  .meta({ id: "ConfirmSignatures", description: "第二人确认签名 · Second person's attestation" });

export const AcceptContractBody = z
  .object({ acceptedOn: PlainDateString })
  .meta({ id: "AcceptContract", description: "出具受理证明 · Acceptance certificate" });

export const RecordReceiptBody = z
  .object({
    receiptCode: z.string().min(1).max(40),
    recordedOn: PlainDateString,
    tuitionDue: YuanString.meta({ description: "应缴学费住宿费 · Tuition and accommodation due" }),
  })
  .meta({ id: "RecordReceipt", description: "高校回执 · University receipt" });

export const LenderApprovalBody = z
  .object({ approvedOn: PlainDateString })
  .meta({ id: "LenderApproval", description: "贷款机构审批通过 · Lender's approval" });

export const DisbursementBody = z
  .object({ disbursedOn: PlainDateString, amount: YuanString })
  .meta({ id: "Disbursement", description: "放款 · Disbursement" });

export const GuardianConsentBody = z
  .object({
    contractId: ContractId,
    guardianName: z.string().meta({ description: "监护人（遮蔽）· Guardian, masked" }),
    relation: z.string(),
    givenOn: PlainDateString,
    documentId: z.string(),
    recordedBy: z.string(),
    confirmedBy: z.string().nullable(),
    confirmedOn: PlainDateString.nullable(),
    version: z.int(),
  })
  .meta({ id: "GuardianConsent", description: "监护人同意 · Guardian's consent" });

export const RecordGuardianConsentBody = z
  .object({
    guardianName: z.string().trim().min(1).max(50),
    relation: z.string().trim().min(1).max(20).meta({ example: "母亲" }),
    givenOn: PlainDateString,
    documentId: idOf("doc", "GuardianDocumentId"),
  })
  .meta({ id: "RecordGuardianConsent", description: "登记监护人同意 · Record a consent" });
