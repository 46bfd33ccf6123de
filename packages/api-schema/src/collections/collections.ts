import {
  conditionKinds,
  contactChannels,
  contactDirections,
  contactParties,
  contactResults,
} from "@bursar/domain/collection";
import { bucketNames } from "@bursar/domain/delinquency";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";

const BorrowerRef = idOf("bor", "CollectionBorrowerId");
const DocumentRef = idOf("doc", "CollectionDocumentId");
const ContactId = idOf("cct", "CollectionContactId");
const DemandId = idOf("dmd", "DemandId");
const ConditionId = idOf("bcn", "BorrowerConditionId");
const ContractNo = z.string().regex(/^[0-9A-Za-z-]{4,40}$/);
const Count = z.int().min(0);
const Channel = z.enum(contactChannels);
const Direction = z.enum(contactDirections);
const Party = z.enum(contactParties);
const Result = z.enum(contactResults);
const Class = z.enum(["normal", "attention", "substandard", "doubtful", "loss"]);
const Bucket = z.enum(bucketNames);
const PromiseState = z.enum(["open", "held", "kept", "broken"]);
const LimitationState = z.enum(["not-yet-running", "running", "alarm", "barred"]);
const Text = z.object({ zh: z.string(), en: z.string() });
const StaffId = z.string().min(1).max(100);
const Note = z.string().trim().min(1).max(500);

export const CollectionCaseParams = z.object({ borrowerId: BorrowerRef });
export const CollectionContactParams = z.object({ contactId: ContactId });
export const DemandParams = z.object({ demandId: DemandId });
export const ConditionParams = z.object({ conditionId: ConditionId });

export const WorklistQuery = PageQuery.extend({
  township: z.string().min(1).max(50).optional(),
  classification: Class.optional(),
  bucket: Bucket.optional().meta({ description: "逾期天数段 · Days past due" }),
  assigneeId: StaffId.optional(),
  unassigned: z.stringbool().optional(),
  noContactDays: z.coerce.number().int().min(1).max(3_650).optional().meta({
    description: "多少天没有联系 · Days without a contact",
    type: "integer",
  }),
  promise: z.enum(["open", "kept", "broken"]).optional(),
});

export const WorklistRowBody = z
  .object({
    id: BorrowerRef,
    borrowerName: z.string().meta({ description: "掩码姓名 · Masked name" }),
    township: z.string(),
    graduationYear: z.int(),
    contracts: Count,
    principalOverdue: YuanString,
    interestOverdue: YuanString,
    penalty: YuanString.meta({ description: "已入账的罚息 · Penalty as posted" }),
    owed: YuanString,
    oldestUnpaidOn: PlainDateString,
    daysPastDue: Count,
    bucket: Bucket,
    classification: Class,
    assigneeId: StaffId.nullable(),
    lastContactOn: PlainDateString.nullable(),
    lastResult: Result.nullable(),
    promisedBy: PlainDateString.nullable(),
    promised: YuanString.nullable(),
    promise: PromiseState.nullable(),
    priority: z.string().meta({ description: "金额×天数×可联系 · Amount × days × reach" }),
  })
  .meta({ id: "WorklistRow", description: "逾期清单的一人 · A person of the worklist" });
export const WorklistPage = pageOf(WorklistRowBody, "WorklistPage");

const ContactBody = z.object({
  id: ContactId,
  channel: Channel,
  direction: Direction,
  party: Party,
  madeOn: PlainDateString,
  madeAt: z.string().meta({ description: "时刻 HH:MM · Local time" }),
  result: Result.nullable(),
  note: z.string().nullable(),
  documentId: DocumentRef.nullable(),
  recordingAnnounced: z.boolean(),
  breaches: z.array(z.string()).meta({ description: "补录时违反的限制 · Limits it broke" }),
  recordedBy: StaffId,
});

const SumBody = z.object({
  contractNo: ContractNo,
  principal: YuanString,
  interest: YuanString,
  penalty: YuanString,
});

const DemandBody = z.object({
  id: DemandId,
  issuedOn: PlainDateString,
  documentId: DocumentRef,
  sums: z.array(SumBody),
  deliveries: z.array(
    z.object({
      party: z.enum(["borrower", "co-borrower"]),
      means: z.enum(["registered-letter", "in-person", "recorded-call", "announcement"]),
      deliveredOn: PlainDateString,
      proofDocumentId: DocumentRef,
    }),
  ),
});

const ConditionBody = z.object({
  id: ConditionId,
  kind: z.enum(conditionKinds),
  sinceOn: PlainDateString,
  evidenceIds: z.array(DocumentRef),
  guardianName: z.string().nullable().meta({ description: "掩码姓名 · Masked name" }),
  reportedBy: StaffId,
  reportedOn: PlainDateString,
  liftedBy: StaffId.nullable(),
  liftedOn: PlainDateString.nullable(),
});

export const CollectionCaseBody = z
  .object({
    borrowerId: BorrowerRef,
    borrowerName: z.string(),
    township: z.string(),
    asOf: PlainDateString,
    assigneeId: StaffId.nullable(),
    loans: z.array(
      z.object({
        contractNo: ContractNo,
        principalOverdue: YuanString,
        interestOverdue: YuanString,
        penalty: YuanString,
        toClear: YuanString,
        daysPastDue: Count,
        classification: Class,
        held: z.boolean().meta({ description: "有待认领的还款 · Money is held" }),
        rescueId: z.string().nullable(),
        writeOff: z.enum(["proposed", "confirmed", "rejected"]).nullable(),
        confirmed: z.boolean().meta({
          description: "贷款人扣款结果已到并核对平 · The lender's result is in and tied out",
        }),
        limitationOn: PlainDateString.nullable(),
        limitation: LimitationState.nullable(),
      }),
    ),
    coBorrowers: z.array(
      z.object({
        name: z.string(),
        relation: z.string(),
        contractNos: z.array(ContractNo),
        toClear: YuanString.meta({ description: "仅本人共同借款的合同 · Their contracts alone" }),
      }),
    ),
    contacts: z.array(ContactBody),
    promises: z.array(
      z.object({
        id: z.string(),
        amount: YuanString,
        madeOn: PlainDateString,
        payBy: PlainDateString,
        state: PromiseState,
      }),
    ),
    demands: z.array(DemandBody),
    conditions: z.array(ConditionBody),
    forbiddenWords: z.array(z.string()),
    script: Text.meta({ description: "可以说的话 · What may be said" }),
    relayText: Text,
    demandDue: z.boolean(),
    rescueHint: z.boolean(),
  })
  .meta({ id: "CollectionCase", description: "一人的逾期与催收 · A person's arrears" });

export const AssignCasesBody = z
  .object({ borrowerIds: z.array(BorrowerRef).min(1).max(500), assigneeId: StaffId })
  .meta({ id: "AssignCases", description: "分配催收 · Assign cases" });
export const AssignedBody = z
  .object({ assigned: Count })
  .meta({ id: "AssignedCases", description: "已分配人数 · How many were assigned" });

export const OpenContactBody = z
  .object({
    borrowerId: BorrowerRef,
    channel: Channel,
    direction: Direction.default("outgoing"),
    party: Party.default("borrower"),
    contractNo: ContractNo.optional(),
    relayPhone: z.string().min(5).max(30).optional(),
    line: z.enum(["centre", "private"]).default("centre"),
    madeAt: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/)
      .optional()
      .meta({ description: "补录时填写，如 2026-11-19T15:30 · When entered later" }),
  })
  .meta({ id: "OpenContact", description: "开始一次联系 · Open a contact" });
export const OpenedContactBody = z
  .object({
    contactId: ContactId,
    madeOn: PlainDateString,
    breaches: z.array(z.string()),
    relayText: Text.nullable(),
  })
  .meta({ id: "OpenedContact", description: "可以联系 · The contact may be made" });

export const CloseContactBody = z
  .object({
    result: Result,
    note: Note.optional(),
    documentId: DocumentRef.optional(),
    recordingAnnounced: z.boolean().default(false),
    promise: z.object({ amount: YuanString, payBy: PlainDateString }).optional(),
  })
  .meta({ id: "CloseContact", description: "联系结果 · What came of it" });
export const ClosedContactBody = z
  .object({
    contactId: ContactId,
    result: Result,
    promiseId: z.string().nullable(),
    interrupted: Count.meta({ description: "时效中断的合同数 · Limitations interrupted" }),
  })
  .meta({ id: "ClosedContact", description: "联系已登记 · The contact is on record" });

export const RecordPromiseBody = z
  .object({
    borrowerId: BorrowerRef,
    amount: YuanString,
    payBy: PlainDateString,
    documentId: DocumentRef.optional(),
  })
  .meta({ id: "RecordPromise", description: "登记还款承诺 · Record a promise" });
export const RecordedPromiseBody = z
  .object({ promiseId: z.string(), contracts: Count })
  .meta({ id: "RecordedPromise", description: "承诺已登记 · The promise is on record" });

export const IssueDemandBody = z
  .object({
    borrowerId: BorrowerRef,
    documentId: DocumentRef.meta({ description: "催收通知书 · The letter" }),
    addition: z.string().trim().min(1).max(500).optional(),
  })
  .meta({ id: "IssueDemand", description: "发出催收通知书 · Issue a written demand" });
export const IssuedDemandBody = z
  .object({ demandId: DemandId, issuedOn: PlainDateString, contracts: Count })
  .meta({ id: "IssuedDemand", description: "通知书已登记 · The demand is on record" });

export const RecordDeliveryBody = z
  .object({
    party: z.enum(["borrower", "co-borrower"]),
    contractNo: ContractNo.optional(),
    means: z.enum(["registered-letter", "in-person", "recorded-call", "announcement"]),
    deliveredOn: PlainDateString,
    proofDocumentId: DocumentRef,
  })
  .meta({ id: "RecordDelivery", description: "登记送达 · Record a delivery" });
export const RecordedDeliveryBody = z
  .object({ demandId: DemandId, interrupted: Count })
  .meta({ id: "RecordedDelivery", description: "送达已登记 · The delivery is on record" });

export const ReportConditionBody = z
  .object({
    kind: z.enum(conditionKinds),
    sinceOn: PlainDateString,
    evidenceIds: z.array(DocumentRef).max(20).default([]),
    guardian: z
      .object({ name: z.string().trim().min(1).max(50), phone: z.string().min(5).max(30) })
      .optional(),
    note: Note.optional(),
  })
  .meta({ id: "ReportCondition", description: "登记死亡、失踪或监护 · Report a condition" });
export const LiftConditionBody = z
  .object({ reason: Note })
  .meta({ id: "LiftCondition", description: "解除登记 · Lift a condition" });
export const ConditionStepBody = z
  .object({ conditionId: ConditionId, version: z.int().min(1) })
  .meta({ id: "ConditionStep", description: "登记已更新 · The record as it stands" });
