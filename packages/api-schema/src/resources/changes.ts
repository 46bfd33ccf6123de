import { changeKinds, changeStates, studyEvents } from "@bursar/domain/change";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PercentString, PlainDateString } from "../wire/index.ts";
import { SignedYuanString, YuanString } from "../wire/index.ts";

export const ChangeId = idOf("chg", "ChangeId");
const BorrowerRef = idOf("bor", "ChangeBorrowerId");
const DocumentRef = idOf("doc", "EvidenceDocumentId");
export const ChangeParams = z.object({ changeId: ChangeId });

const Kind = z.enum(changeKinds);
const Status = z.enum(changeStates);
const Filing = z.enum(["in-time", "warned", "flagged", "interest-lost"]);
const RosterAgreement = z.enum(["agrees", "differs", "unknown"]);
const StudyEvent = z.enum(studyEvents);
const Year = z.int().min(2000).max(2100);
const Words = z.string().trim().min(1).max(100);
const ContractNos = z
  .array(z.string().regex(/^[0-9A-Za-z-]{4,40}$/))
  .min(1)
  .max(30)
  .optional()
  .meta({ description: "涉及的合同，不填为全部未结清的 · All that live unless named" });

const StudyFields = {
  kind: z.literal("study"),
  event: StudyEvent,
  graduationYear: Year.optional(),
  subsidyEndsOn: PlainDateString.optional(),
  studyFrom: PlainDateString.optional(),
  leftOn: PlainDateString.optional().meta({ description: "离校手续办结日 · Day of leaving" }),
  universityCode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  contractNos: ContractNos,
};
const Method = z.enum(["bank-card", "alipay"]);

/** What is asked for, by kind. */
export const ChangeContentBody = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("contact"),
      phone: z.string().min(1).max(30).optional(),
      address: z.string().trim().min(1).max(200).optional(),
      contactPerson: z
        .object({ name: Words, relation: Words, phone: z.string().min(1).max(30) })
        .optional(),
    }),
    z.object({
      kind: z.literal("account"),
      method: Method,
      account: z.string().min(1).max(60),
      bankName: Words.optional(),
      contractNos: ContractNos,
    }),
    z.object(StudyFields),
    z.object({
      kind: z.literal("co-borrower"),
      coBorrower: z.object({
        name: Words,
        relation: Words,
        idNumber: z.string().min(1).max(30),
        phone: z.string().min(1).max(30),
      }),
      bothPresent: z.boolean().meta({ description: "双方到场核验 · Both came in person" }),
      signedOn: PlainDateString.meta({ description: "补充协议签订日 · Supplement signed on" }),
      contractNos: ContractNos,
    }),
    z.object({ kind: z.literal("graduation-confirmation"), graduatedOn: PlainDateString }),
  ])
  .meta({ id: "ChangeContent", description: "变更内容 · What is asked for" });

const Evidence = z
  .array(DocumentRef)
  .max(50)
  .default([])
  .meta({ description: "引用档案里的材料 · Documents of the borrower's file" });

export const EnterChangeBody = z
  .object({ borrowerId: BorrowerRef, content: ChangeContentBody, evidenceIds: Evidence })
  .meta({ id: "EnterChange", description: "受理变更 · Take a change" });

export const EditChangeBody = z
  .object({ content: ChangeContentBody, evidenceIds: Evidence })
  .meta({ id: "EditChange", description: "更正变更 · Correct a change" });

export const PreviewChangeBody = z
  .object({ borrowerId: BorrowerRef, content: ChangeContentBody })
  .meta({ id: "PreviewChange", description: "影响预览 · Effect of a change" });

const Version = z.int().min(1).meta({ description: "看到的版本 · The version that was shown" });
const PreviewHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "看到的影响预览 · The effect that was shown" });

export const SubmitChangeBody = z
  .object({ version: Version })
  .meta({ id: "SubmitChange", description: "提交复核 · Submission" });

export const ApproveChangeBody = z
  .object({ version: Version, previewHash: PreviewHash.optional() })
  .meta({ id: "ApproveChange", description: "复核通过 · Approval" });

export const TurnDownChangeBody = z
  .object({ version: Version, reason: z.string().trim().min(1).max(500) })
  .meta({ id: "TurnDownChange", description: "退回、不予通过或撤销 · With its reason" });

export const ConfirmPhoneBody = z
  .object({ version: Version, code: z.string().min(1).max(20) })
  .meta({ id: "ConfirmPhone", description: "新手机号确认 · Code sent to the new phone" });

const PreviewRow = z.object({
  daysSubsidised: z.int(),
  daysBorne: z.int(),
  ratePct: PercentString,
  openingPrincipal: YuanString,
  interestSubsidised: YuanString,
  interestBorne: YuanString,
  interestWaived: YuanString,
  principalDue: YuanString,
  payable: YuanString,
});

const PlanSide = z
  .object({
    graduationYear: z.int(),
    subsidyEndsOn: PlainDateString,
    maturesOn: PlainDateString,
    firstPrincipalOn: PlainDateString.nullable(),
    payers: z.array(
      z.object({
        payer: z.enum(["treasury", "borrower"]),
        from: PlainDateString,
        to: PlainDateString.meta({ description: "含当日 · Inclusive" }),
      }),
    ),
    nextBill: z.object({ dueOn: PlainDateString, payable: YuanString }).nullable(),
    totals: z.object({
      interestSubsidised: YuanString,
      interestBorne: YuanString,
      interestWaived: YuanString,
      principalDue: YuanString,
      payable: YuanString,
    }),
  })
  .meta({ id: "PlanSide", description: "还款计划 · A plan" });

export const ChangePreviewBody = z
  .object({
    filedOn: PlainDateString,
    loans: z.array(
      z.object({
        contractNo: z.string(),
        fact: z.enum(["study-extended", "study-suspended", "school-left"]),
        filing: z.object({
          warnFrom: PlainDateString,
          flagFrom: PlainDateString,
          lostAfter: PlainDateString,
          state: Filing,
        }),
        before: PlanSide,
        after: PlanSide,
        rows: z.array(
          z.object({
            dueOn: PlainDateString,
            before: PreviewRow.nullable(),
            after: PreviewRow.nullable(),
          }),
        ),
        movedInterest: z.array(
          z.object({
            ofDueOn: PlainDateString,
            onDueOn: PlainDateString,
            amount: SignedYuanString,
          }),
        ),
        zh: z.string(),
        en: z.string(),
      }),
    ),
  })
  .meta({ id: "ChangePreview", description: "影响预览 · Old and new plan side by side" });

export const ChangeEffectBody = z
  .object({
    kind: Kind,
    preview: ChangePreviewBody.nullable(),
    previewHash: PreviewHash.nullable(),
    warnings: z.array(z.string()),
    filing: Filing.nullable(),
    rosterAgreement: RosterAgreement.nullable(),
  })
  .meta({ id: "ChangeEffect", description: "变更的影响 · What a change would do" });

export const ChangeStepBody = z
  .object({
    id: ChangeId,
    kind: Kind,
    status: Status,
    version: z.int().min(1),
    filedOn: PlainDateString.nullable(),
    filing: Filing.nullable(),
    rosterAgreement: RosterAgreement.nullable(),
    warnings: z.array(z.string()),
    previewHash: PreviewHash.nullable(),
  })
  .meta({ id: "ChangeStep", description: "变更办到哪一步 · A change after a step" });

const Masked = z.record(z.string(), z.string());

export const ChangeRowBody = ChangeStepBody.extend({
  borrowerId: BorrowerRef,
  borrowerName: z.string().meta({ description: "姓名（遮蔽）· Name, masked", example: "张*三" }),
  channel: z.enum(["counter", "portal"]),
  makerId: z.string(),
  checkerId: z.string().nullable(),
  decidedOn: PlainDateString.nullable(),
  appliedOn: PlainDateString.nullable(),
}).meta({ id: "ChangeRow", description: "变更 · Change" });

export const ChangePage = pageOf(ChangeRowBody, "ChangePage");
export const ChangeQuery = PageQuery.extend({
  kind: Kind.optional(),
  status: Status.optional(),
  borrowerId: BorrowerRef.optional(),
  rosterAgreement: RosterAgreement.optional(),
});

export const ChangeBody = ChangeRowBody.extend({
  contractNos: z.array(z.string()),
  /** Fields by name, personal data masked. */
  content: Masked,
  before: Masked,
  evidenceIds: z.array(z.string()),
  reason: z.string().nullable(),
  preview: ChangePreviewBody.nullable(),
  previewOutdated: z
    .boolean()
    .meta({ description: "影响与提交时不同 · Another effect than at the submission" }),
  obstacle: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
}).meta({ id: "Change", description: "变更 · Change" });

const Refused = z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable();

export const EnterGraduationsBody = z
  .object({
    confirmations: z
      .array(z.object({ borrowerId: BorrowerRef, graduatedOn: PlainDateString }))
      .min(1)
      .max(200),
  })
  .meta({ id: "EnterGraduations", description: "批量毕业确认 · Many graduation confirmations" });

export const GraduationOutcomesBody = z
  .object({
    outcomes: z.array(
      z.object({ borrowerId: BorrowerRef, step: ChangeStepBody.nullable(), refusal: Refused }),
    ),
  })
  .meta({ id: "GraduationOutcomes", description: "逐件结果 · What became of each" });

export const ApproveGraduationsBody = z
  .object({
    changes: z
      .array(z.object({ changeId: ChangeId, version: Version }))
      .min(1)
      .max(50),
  })
  .meta({ id: "ApproveGraduations", description: "批量通过一致的 · Pass those that agree" });

export const BulkChangesBody = z
  .object({
    outcomes: z.array(
      z.object({ changeId: ChangeId, step: ChangeStepBody.nullable(), refusal: Refused }),
    ),
  })
  .meta({ id: "BulkChanges", description: "逐件结果 · What became of each" });

export const CoBorrowersBody = z
  .object({
    coBorrowers: z.array(
      z.object({
        name: z.string(),
        relation: z.string(),
        idNumber: z.string(),
        phone: z.string(),
        liableFrom: PlainDateString,
        liableUntil: PlainDateString.nullable().meta({ description: "不含当日 · Exclusive" }),
        supplementNo: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "CoBorrowers", description: "共同借款人及起止 · Who is liable and from when" });
