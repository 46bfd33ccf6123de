import { z } from "zod";
import { PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";
import { ContractId, RecordReceiptBody } from "./contracts.ts";

const Status = z.enum(["awaited", "recorded"]);

/** All that a university sees of a contract. */
export const OwnReceiptBody = z
  .object({
    id: ContractId,
    contractNo: z.string(),
    borrowerName: z.string().meta({ description: "姓名（遮蔽）· Name, masked" }),
    studentNumber: z.string(),
    tuition: YuanString,
    accommodation: YuanString,
    status: Status,
    recordedOn: PlainDateString.nullable(),
    deadlineOn: PlainDateString,
    daysLeft: z.int().nullable().meta({
      description:
        "距截止天数，过期为负，已录入为空 · Days to the deadline, negative after it, null once recorded",
    }),
  })
  .meta({ id: "OwnReceipt", description: "本校学生的回执 · Receipt of an own student" });

export const OwnReceiptPage = pageOf(OwnReceiptBody, "OwnReceiptPage");
export const OwnReceiptQuery = PageQuery.extend({ status: Status.optional() });

export const RecordOwnReceiptsBody = z
  .object({
    receipts: z
      .array(RecordReceiptBody.extend({ contractId: ContractId }))
      .min(1)
      .max(50),
  })
  .meta({ id: "RecordOwnReceipts", description: "批量录入回执 · Many receipts" });

export const OwnReceiptOutcomesBody = z
  .object({
    outcomes: z.array(
      z.object({
        contractId: ContractId,
        receipt: OwnReceiptBody.nullable(),
        refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: "OwnReceiptOutcomes", description: "逐条结果 · What became of each" });
