import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";

const WriteOffId = idOf("wof", "WriteOffId");
const Status = z.enum(["proposed", "confirmed", "rejected"]);
export const WriteOffParams = z.object({ writeOffId: WriteOffId });
export const WriteOffQuery = PageQuery.extend({ status: Status.optional() });

export const WriteOffBody = z
  .object({
    id: WriteOffId,
    contractNo: z.string(),
    writtenOffOn: PlainDateString,
    principal: YuanString,
    interest: YuanString,
    penalty: YuanString,
    reference: z.string().meta({ description: "核销文号 · The lender's document" }),
    status: Status,
    importId: z.string(),
    makerId: z.string(),
    checkerId: z.string().nullable(),
    decidedOn: PlainDateString.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "WriteOff", description: "贷款人核销 · A write-off by the lender" });
export const WriteOffPage = pageOf(WriteOffBody, "WriteOffPage");

export const RejectWriteOffBody = z
  .object({ reason: z.string().trim().min(1).max(500) })
  .meta({ id: "RejectWriteOff", description: "退回核销 · Reject a write-off" });
export const DecidedWriteOffBody = z
  .object({
    writeOffId: WriteOffId,
    contractNo: z.string(),
    status: Status,
    version: z.int().min(1),
  })
  .meta({ id: "DecidedWriteOff", description: "核销已决定 · The decision" });
