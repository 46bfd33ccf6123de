import { z } from "zod";
import {
  idOf,
  PageQuery,
  pageOf,
  PlainDateString,
  SignedYuanString,
  YuanString,
} from "../wire/index.ts";

export const BookModeId = idOf("bkm", "BookModeId");
export const BookModeParams = z.object({ bookModeId: BookModeId });
const Mode = z.enum(["record", "shadow"]).meta({
  description:
    "record：以本系统为准；shadow：以贷款人系统为准 · Whose figure counts: this book's or the lender's",
});

export const BookModeChangeBody = z
  .object({
    id: BookModeId,
    mode: Mode,
    effectiveOn: PlainDateString,
    status: z.enum(["proposed", "approved", "rejected"]),
    proposedBy: z.string(),
    decidedBy: z.string().nullable(),
  })
  .meta({ id: "BookModeChange", description: "账本方式变更 · A change of whose figure counts" });

export const BookModeBody = z
  .object({ on: PlainDateString, mode: Mode, changes: z.array(BookModeChangeBody) })
  .meta({ id: "BookMode", description: "以谁的数字为准 · Whose figure counts" });

export const ProposeBookModeBody = z
  .object({ mode: Mode, effectiveOn: PlainDateString })
  .meta({ id: "ProposeBookMode", description: "提出账本方式变更 · Propose a change of mode" });

export const DecideBookModeBody = z
  .object({ verdict: z.enum(["approved", "rejected"]) })
  .meta({ id: "DecideBookMode", description: "批准或驳回 · Approve it or turn it down" });

const LenderStatementBody = z
  .object({
    id: z.string(),
    statementOn: PlainDateString,
    contracts: z.int().min(0),
    matched: z.int().min(0),
    differing: z.int().min(0),
    unknownHere: z.int().min(0),
    missingThere: z.int().min(0),
    given: YuanString,
    computed: YuanString,
    complete: z.boolean(),
  })
  .meta({ id: "LenderStatement", description: "贷款人月末文件 · A lender's month-end file" });
export const LenderStatementPage = pageOf(LenderStatementBody, "LenderStatementPage");
export const LenderStatementQuery = PageQuery;

export const LenderTieOutQuery = z.object({ on: PlainDateString.optional() });
export const LenderTieOutBody = z
  .object({
    day: PlainDateString,
    state: z.enum(["tied", "out", "grey"]).meta({
      description: "平、不平、没有文件（灰） · Tied, out, or grey: no file covers the day",
    }),
    statementOn: PlainDateString.nullable(),
    contracts: z.int().min(0),
    open: z.int().min(0),
    explained: z.int().min(0),
    difference: SignedYuanString,
  })
  .meta({ id: "LenderTieOut", description: "与贷款人核对 · Tie-out with the lender" });

export const LenderDifferenceId = idOf("ldf", "LenderDifferenceId");
export const LenderDifferenceParams = z.object({ differenceId: LenderDifferenceId });
const Status = z.enum(["open", "explained", "settled", "superseded"]);

export const LenderDifferenceBody = z
  .object({
    id: LenderDifferenceId,
    importId: z.string(),
    statementOn: PlainDateString,
    contractNo: z.string(),
    field: z.enum([
      "principal",
      "principal-overdue",
      "interest-due",
      "unknown-here",
      "missing-there",
    ]),
    given: YuanString,
    computed: YuanString,
    difference: SignedYuanString,
    differsSince: PlainDateString,
    status: Status,
    closedBy: z.string().nullable(),
    closedAt: z.string().nullable(),
    version: z.int().min(1),
  })
  .meta({
    id: "LenderDifference",
    description: "与贷款人的差异，待人工核对 · A figure of the lender's to look into",
  });
export const LenderDifferencePage = pageOf(LenderDifferenceBody, "LenderDifferencePage");
export const LenderDifferenceQuery = PageQuery.extend({
  status: Status.optional(),
  contractNo: z.string().max(40).optional(),
  importId: z.string().max(60).optional(),
});

/** With the reason, which may say something of a person and is in no list. */
export const LenderDifferenceDetailBody = LenderDifferenceBody.extend({
  reason: z.string().nullable(),
}).meta({ id: "LenderDifferenceDetail", description: "差异及结论 · A difference and its outcome" });

export const CloseLenderDifferenceBody = z
  .object({
    outcome: z.enum(["explained", "settled"]).meta({
      description: "已查明无需更正、已更正 · Explained, or put right",
    }),
    reason: z.string().min(4).max(500),
  })
  .meta({ id: "CloseLenderDifference", description: "核对结论 · How a difference was closed" });
