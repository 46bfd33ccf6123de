import { limitationEventKinds } from "@bursar/domain/limitation";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";

const ContractNo = z.string();
const DocumentRef = idOf("doc", "LimitationDocumentId");
const State = z.enum(["not-yet-running", "running", "alarm", "barred"]);
const Class = z.enum(["normal", "attention", "substandard", "doubtful", "loss"]);
const EventKind = z.enum(limitationEventKinds);

const Limit = {
  limitationOn: PlainDateString.meta({ description: "时效届满日 · Last day of the claim" }),
  lastDueOn: PlainDateString.meta({ description: "最后一期应还日 · Last due date" }),
  alarmFrom: PlainDateString,
  longStopOn: PlainDateString.meta({ description: "最长二十年 · Twenty years at most" }),
  interruptedBy: z.object({ kind: EventKind, on: PlainDateString }).nullable(),
};

export const LimitationBody = z
  .object({
    contractNo: ContractNo,
    asOf: PlainDateString,
    state: State.nullable(),
    limitation: z.object(Limit).nullable(),
    events: z.array(
      z.object({
        kind: EventKind,
        on: PlainDateString,
        documentId: z.string().nullable(),
        recordedBy: z.string(),
        postedOn: PlainDateString,
      }),
    ),
  })
  .meta({ id: "LoanLimitation", description: "一份合同的诉讼时效 · A contract's limitation" });

export const LimitationAlarmBody = z
  .object({
    id: z.string(),
    contractNo: ContractNo,
    borrowerId: z.string(),
    toClear: YuanString,
    state: State,
    ...Limit,
  })
  .meta({ id: "LimitationAlarm", description: "时效将届满的合同 · A claim near its limitation" });
export const LimitationAlarmPage = pageOf(LimitationAlarmBody, "LimitationAlarmPage");
export const LimitationAlarmQuery = PageQuery;

export const RecordLimitationEventBody = z
  .object({
    kind: z.enum(["demand", "promise", "suit"]),
    occurredOn: PlainDateString,
    documentId: DocumentRef,
  })
  .meta({ id: "RecordLimitationEvent", description: "登记时效中断 · What interrupts it" });
export const RecordedLimitationEventBody = z
  .object({ contractNo: ContractNo, added: z.boolean() })
  .meta({ id: "RecordedLimitationEvent", description: "已登记 · It is on record" });

export const ClassHistoryBody = z
  .object({
    asOf: PlainDateString,
    restated: z
      .array(
        z.object({
          on: PlainDateString,
          from: Class,
          to: Class,
          daysPastDue: z.int(),
          oldestUnpaidOn: PlainDateString.nullable(),
        }),
      )
      .meta({ description: "按现有事实重算，以此为准 · Computed anew: this one holds" }),
    recorded: z
      .array(
        z.object({
          on: PlainDateString,
          from: Class,
          to: Class,
          daysPastDue: z.int(),
          oldestUnpaidOn: PlainDateString.nullable(),
          postedOn: PlainDateString,
        }),
      )
      .meta({ description: "当时登记的 · As recorded day by day" }),
  })
  .meta({ id: "ClassHistory", description: "风险分类历史 · History of classes" });
