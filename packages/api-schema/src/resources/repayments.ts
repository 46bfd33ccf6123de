import {
  moneyStepKinds,
  moneyStepStates,
  paymentChannels,
  receiptStates,
  receiptVerdicts,
  refundStates,
} from "@bursar/domain/repayment";
import { z } from "zod";
import { ImportId } from "./imports.ts";
import {
  idOf,
  Instant,
  PageQuery,
  pageOf,
  PlainDateString,
  SignedYuanString,
  YuanString,
} from "../wire/index.ts";

export const ReceiptId = idOf("rct", "ReceiptId");
const ReceiptStepId = idOf("rcs", "ReceiptStepId");
const RefundId = idOf("rfd", "RefundId");
const RemittanceId = idOf("rmt", "RemittanceId");
const BorrowerRef = idOf("bor", "RepaymentBorrowerId");
export const ReceiptParams = z.object({ receiptId: ReceiptId });
export const ReceiptStepParams = z.object({ receiptId: ReceiptId, stepId: ReceiptStepId });
export const RefundParams = z.object({ refundId: RefundId });
export const ClearingParams = z.object({ importId: ImportId });

const ContractNo = z
  .string()
  .regex(/^[0-9A-Za-z-]{4,40}$/)
  .meta({ description: "合同编号 · Contract number" });
const Channel = z.enum(paymentChannels).meta({
  description: "渠道；agent-bank 为贷款人批扣 · Channel; agent-bank is the passive deduction",
});
const SerialNo = z
  .string()
  .regex(/^[0-9A-Za-z_-]{4,64}$/)
  .meta({ description: "流水号，每个渠道只记一次 · Serial number, once a channel" });
const Verdict = z.enum(receiptVerdicts);
const State = z.enum(receiptStates);
const Version = z.int().min(1).meta({ description: "看到的版本 · The version that was shown" });
const Reason = z.string().trim().min(1).max(500);
const Count = z.int().min(0);

export const PreviewRepaymentBody = z
  .object({
    contractNo: ContractNo,
    channel: Channel,
    amount: YuanString,
    paidOn: PlainDateString.meta({
      description: "付款人扣款日（北京时间）· The payer's debit day in Beijing",
    }),
  })
  .meta({ id: "PreviewRepayment", description: "还款试算 · A repayment to be tried" });

const Split = z.object({
  dueOn: PlainDateString,
  penalty: YuanString,
  interest: YuanString,
  principal: YuanString,
});

const ObstacleText = z
  .object({ zh: z.string(), en: z.string() })
  .nullable()
  .meta({ description: "该怎么办 · What a person does about it" });

export const RepaymentPreviewBody = z
  .object({
    valueOn: PlainDateString.meta({ description: "起息日 · Value date" }),
    verdict: z.enum(["paid", "short", "over"]),
    split: z.array(Split).meta({
      description:
        "先还最早的应还日；期内先罚息、后利息、再本金 · Oldest due first; penalty, interest, principal",
    }),
    applied: YuanString,
    missing: YuanString.meta({ description: "还差 · Still open after it" }),
    excess: YuanString.meta({ description: "多付，可退 · Too much, refundable" }),
    obstacle: z
      .string()
      .nullable()
      .meta({ description: "不能入账的原因码 · Why it can't be booked" }),
    obstacleText: ObstacleText,
  })
  .meta({ id: "RepaymentPreview", description: "还款试算结果 · What a repayment would do" });

export const RecordRepaymentBody = z
  .object({
    contractNo: ContractNo.optional().meta({
      description: "不指定合同的记为待认领 · Without one the money waits to be claimed",
    }),
    channel: Channel,
    serialNo: SerialNo,
    amount: YuanString,
    paidOn: PlainDateString,
    payerName: z.string().trim().min(1).max(100).optional(),
  })
  .meta({ id: "RecordRepayment", description: "登记还款 · A repayment" });

const Part = z
  .object({
    contractNo: z.string(),
    amount: YuanString,
    dueOn: PlainDateString.nullable(),
    applied: YuanString,
    missing: YuanString,
    excess: YuanString,
    reversed: z.boolean(),
  })
  .meta({ id: "ReceiptPart", description: "记到哪份合同 · What it paid of a contract" });

export const ReceiptOutcomeBody = z
  .object({
    id: ReceiptId,
    serialNo: z.string(),
    contractNo: z.string().nullable(),
    amount: YuanString,
    valueOn: PlainDateString,
    verdict: Verdict.meta({ description: "入账时的判断，不再改变 · What was found; it stays" }),
    state: State,
    obstacle: z.string().nullable(),
    obstacleText: ObstacleText,
    decideBy: PlainDateString.nullable().meta({
      description: "挂起或待认领的办理期限 · By when a person decides on what waits",
    }),
    version: Version,
    parts: z.array(Part),
  })
  .meta({ id: "ReceiptOutcome", description: "来款办到哪一步 · A receipt after a step" });

export const ReceiptRowBody = ReceiptOutcomeBody.extend({
  source: z.enum(["counter", "api", "clearing"]),
  channel: Channel,
  payerName: z.string().nullable().meta({ description: "付款户名（遮蔽）· Payer, masked" }),
  missing: YuanString,
  excess: YuanString,
  importId: ImportId.nullable(),
  row: z.int().nullable(),
  remittanceId: RemittanceId.nullable(),
  remitted: YuanString,
  receivedOn: PlainDateString,
  recordedBy: z.string(),
  recordedAt: Instant,
}).meta({ id: "ReceiptRow", description: "来款 · Receipt" });

const Step = z
  .object({
    id: ReceiptStepId,
    kind: z.enum(moneyStepKinds),
    status: z.enum(moneyStepStates),
    contractNo: z.string().nullable(),
    borrowerId: z.string().nullable(),
    reason: z.string(),
    makerId: z.string(),
    checkerId: z.string().nullable(),
    proposedOn: PlainDateString,
    decidedOn: PlainDateString.nullable(),
  })
  .meta({ id: "ReceiptStep", description: "提出与确认 · What was proposed and decided" });

export const ReceiptBody = ReceiptRowBody.extend({ steps: z.array(Step) }).meta({
  id: "Receipt",
  description: "来款 · Receipt",
});

export const ReceiptPage = pageOf(ReceiptRowBody, "ReceiptPage");
export const ReceiptQuery = PageQuery.extend({
  state: State.optional(),
  verdict: Verdict.optional(),
  contractNo: ContractNo.optional(),
  serialNo: SerialNo.optional(),
  importId: ImportId.optional(),
});

export const ProposeReceiptStepBody = z
  .object({
    kind: z.enum(moneyStepKinds).meta({
      description:
        "match 认领，unmatch 撤回认领，reversal 未到账冲正，return 退回付款人 · Claim, unclaim, never arrived, back to its payer",
    }),
    version: Version,
    reason: Reason,
    contractNo: ContractNo.optional(),
    borrowerId: BorrowerRef.optional().meta({
      description:
        "不指定合同：按最早应还日、再按合同编号分配 · Without a contract: by earliest due date, then contract number",
    }),
  })
  .meta({ id: "ProposeReceiptStep", description: "提出 · A proposal for a receipt" });

export const ProposedReceiptStepBody = z
  .object({ id: ReceiptStepId, receiptId: ReceiptId, kind: z.enum(moneyStepKinds) })
  .meta({ id: "ProposedReceiptStep", description: "待第二人确认 · Waits for a second person" });

export const ProposeRefundBody = z
  .object({
    contractNo: ContractNo,
    amount: YuanString,
    payee: z.string().trim().min(1).max(200).meta({
      description: "收款人及账户 · Who gets it, and where",
    }),
    reason: Reason,
  })
  .meta({ id: "ProposeRefund", description: "提出退款 · A refund to be made" });

export const DecideRefundBody = z
  .object({ version: Version })
  .meta({ id: "DecideRefund", description: "批准或驳回退款 · Decision on a refund" });

export const PayRefundBody = z
  .object({ version: Version, serialNo: SerialNo, paidOn: PlainDateString })
  .meta({ id: "PayRefund", description: "登记退款付款 · The payment of a refund" });

export const RefundStepBody = z
  .object({
    id: RefundId,
    contractNo: z.string(),
    amount: YuanString,
    status: z.enum(refundStates),
    paidOn: PlainDateString.nullable(),
    version: Version,
  })
  .meta({ id: "RefundStep", description: "退款办到哪一步 · A refund after a step" });

export const RefundBody = RefundStepBody.extend({
  payee: z.string().meta({ description: "收款人（遮蔽）· Payee, masked" }),
  makerId: z.string(),
  checkerId: z.string().nullable(),
  proposedOn: PlainDateString,
  decidedOn: PlainDateString.nullable(),
  serialNo: z.string().nullable(),
}).meta({ id: "Refund", description: "退款 · Refund" });

export const RefundPage = pageOf(RefundBody, "RefundPage");
export const RefundQuery = PageQuery.extend({ status: z.enum(refundStates).optional() });

export const RecordRemittanceBody = z
  .object({
    reference: SerialNo.meta({ description: "汇缴编号 · The sender's number" }),
    remittedOn: PlainDateString,
    through: PlainDateString.meta({
      description: "起息日到这一天为止的款项 · Money with value dates up to this day",
    }),
  })
  .meta({ id: "RecordRemittance", description: "登记汇缴 · Money that reached the lender" });

export const RemittanceBody = z
  .object({ id: RemittanceId, receipts: Count, amount: YuanString })
  .meta({ id: "Remittance", description: "汇缴 · Remittance" });

export const ClearingBody = z
  .object({
    rows: Count,
    paid: Count,
    short: Count,
    over: Count,
    duplicate: Count,
    orphan: Count,
    renamed: Count,
    held: Count,
    unreadable: Count,
    amountApplied: YuanString,
    exceptions: z.array(
      z.object({
        row: z.int().min(1),
        serialNo: z.string(),
        contractNo: z.string(),
        kind: z.string(),
        amount: YuanString,
      }),
    ),
  })
  .meta({ id: "Clearing", description: "清算文件的结果 · What a clearing file came to" });

const ReconState = z.enum(["green", "red", "grey"]).meta({
  description: "没有文件是灰，不是绿 · No file is grey, never green",
});

const ReconFile = z.object({
  importId: ImportId,
  fileName: z.string(),
  status: z.string(),
  state: ReconState,
  rows: Count,
  refused: Count,
  firstValueOn: PlainDateString.nullable(),
  lastValueOn: PlainDateString.nullable(),
  total: YuanString,
  applied: YuanString,
  refundable: YuanString,
  held: YuanString,
  orphan: YuanString,
  undone: YuanString,
  duplicate: YuanString,
  difference: SignedYuanString,
});

export const ReconReportBody = z
  .object({
    businessOn: PlainDateString,
    state: ReconState,
    files: z.array(ReconFile),
    transit: z.object({
      balance: SignedYuanString,
      other: SignedYuanString,
      receipts: YuanString,
      remitted: YuanString,
      refunded: YuanString,
      difference: SignedYuanString,
    }),
    missing: z.array(z.object({ dueOn: PlainDateString, loans: Count })).meta({
      description: "近一年应还日中没有清算文件的 · Due dates of the last year without a file",
    }),
    unmatched: z.array(
      z.object({
        state: z.enum(["held", "orphan"]),
        receivedOn: PlainDateString,
        receipts: Count,
        amount: YuanString,
        decideBy: PlainDateString.nullable(),
        late: z.boolean(),
        alarm: z.boolean(),
      }),
    ),
  })
  .meta({ id: "ReconReport", description: "对账报告 · Reconciliation" });
