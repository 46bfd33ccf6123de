import { z } from "zod";
import {
  PageQuery,
  pageOf,
  PercentString,
  PlainDateString,
  SignedYuanString,
  YuanString,
} from "../wire/index.ts";

export const LoanParams = z.object({
  contractNo: z
    .string()
    .regex(/^[0-9A-Za-z-]{4,40}$/)
    .meta({ description: "合同编号 · Contract number" }),
});

/** As of which day a loan is asked for (bitemporal). */
export const AsOfQuery = z.object({
  asOf: PlainDateString.optional().meta({
    description: "时点；不写时为业务日期 · The day at whose end; else the business date",
  }),
  recordedBy: PlainDateString.optional().meta({
    description: "只看到那一天为止已记录的事实 · Only what was recorded by that business date",
  }),
});

/** Where figures come from, of which day they are, and whether they are the ones that count. */
export const FigureSourceBody = z
  .object({
    book: z.enum(["own", "lender"]).meta({
      description: "本系统或贷款人 · This book or the lender's",
    }),
    on: PlainDateString,
    mode: z.enum(["record", "shadow"]),
    counts: z.boolean().meta({
      description: "为否时以贷款人数字为准 · False where the lender's figure counts",
    }),
    lender: z
      .object({
        on: PlainDateString,
        principal: YuanString,
        principalOverdue: YuanString,
        interestDue: YuanString.nullable(),
      })
      .nullable()
      .meta({ description: "贷款人最近一份文件的数字 · The lender's last figures" }),
  })
  .meta({ id: "FigureSource", description: "数字来源 · Where figures come from" });

const Classification = z.enum(["normal", "attention", "substandard", "doubtful", "loss"]);
const Phase = z.enum(["in-school", "grace", "repayment", "settled"]);
const Text = z.object({ zh: z.string(), en: z.string() });

const BillBody = z
  .object({
    dueOn: PlainDateString,
    payable: YuanString,
    interest: YuanString,
    waived: YuanString,
    principal: YuanString,
  })
  .meta({ id: "Bill", description: "账单 · Bill" });

const scheduleRow = {
  dueOn: PlainDateString,
  daysSubsidised: z.int(),
  daysBorne: z.int(),
  ratePct: PercentString,
  openingPrincipal: YuanString,
  interestSubsidised: YuanString,
  interestBorne: YuanString,
  interestWaived: YuanString,
  principalDue: YuanString,
  payable: YuanString,
  assumedRate: z.boolean(),
};
const ScheduleRow = z.object(scheduleRow);

export const LoanBody = z
  .object({
    contractNo: z.string(),
    borrowerName: z.string(),
    principal: YuanString,
    principalOutstanding: YuanString,
    disbursedOn: PlainDateString,
    graduationYear: z.int(),
    subsidyEndsOn: PlainDateString,
    maturesOn: PlainDateString,
    graceYears: z.int(),
    nextBill: BillBody.nullable(),
    payoff: YuanString.nullable().meta({ description: "今日结清 · Payoff today" }),
    payoffOffer: z
      .object({ on: PlainDateString, total: YuanString, isLater: z.boolean() })
      .nullable()
      .meta({
        description:
          "结清应存金额；当日不办时为最近可办日 · What settles it, on that day or the next one that takes it",
      }),
    asOf: PlainDateString,
    businessOn: PlainDateString,
    recordedLater: z.int().min(0).meta({
      description: "当日之后才补记的事实数 · Facts of that day or before recorded only later",
    }),
    phase: Phase.nullable(),
    classification: Classification,
    classSince: PlainDateString.nullable(),
    moneyHeld: z.boolean().meta({
      description:
        "有款项待核实：不催收、不转逾期，金额未计入 · Money waits for a person; not pressed for, not counted yet",
    }),
    daysPastDue: z.int().min(0),
    principalOverdue: YuanString,
    interestOverdue: YuanString,
    penalty: YuanString,
    toClear: YuanString,
    accruedInterest: YuanString,
    unapplied: YuanString,
    payer: z.enum(["treasury", "borrower"]).nullable(),
    nextEvents: z.array(
      z.object({
        on: PlainDateString,
        kind: z.string(),
        text: Text,
        amount: YuanString.nullable(),
      }),
    ),
    source: FigureSourceBody,
    rows: z.array(ScheduleRow),
  })
  .meta({ id: "Loan", description: "贷款 · Loan" });

export const ExplainQuery = AsOfQuery.extend({ dueOn: PlainDateString.optional() });

export const ExplanationBody = z
  .object({
    zh: z.string(),
    en: z.string(),
    dueOn: PlainDateString,
    payable: YuanString,
    steps: z.array(
      z.object({
        from: PlainDateString,
        to: PlainDateString.meta({ description: "含当日 · Inclusive" }),
        days: z.int(),
        principal: YuanString,
        ratePct: PercentString,
        rateSource: z.object({ zh: z.string(), en: z.string() }),
        payer: z.string(),
        exact: z.string(),
      }),
    ),
  })
  .meta({ id: "Explanation", description: "怎么算的 · How it was computed" });

/** The plan as the contract began, as it stands, and where they differ. */
export const LoanScheduleBody = z
  .object({
    contractNo: z.string(),
    asOf: PlainDateString,
    original: z.array(ScheduleRow),
    current: z.array(
      z.object({
        ...scheduleRow,
        unpaid: YuanString,
        status: z.enum(["ahead", "open", "paid", "part-paid", "overdue"]),
      }),
    ),
    differences: z.array(
      z.object({
        dueOn: PlainDateString,
        field: z.string(),
        before: YuanString,
        after: YuanString,
        change: SignedYuanString,
      }),
    ),
    source: FigureSourceBody,
  })
  .meta({ id: "LoanSchedule", description: "还款计划 · Schedule" });

const HistoryPosting = z.object({
  sequence: z.int(),
  entry: z.string(),
  debit: z.string(),
  credit: z.string(),
  amount: YuanString,
  bearer: z.string(),
  instalmentDueOn: PlainDateString.nullable(),
  valueOn: PlainDateString,
  postedOn: PlainDateString,
  correction: z.boolean(),
  runId: z.string().nullable(),
  principalAfter: SignedYuanString,
});

export const LoanHistoryBody = z
  .object({
    contractNo: z.string(),
    facts: z.array(
      z.object({
        sequence: z.int(),
        kind: z.string(),
        text: Text,
        valueOn: PlainDateString,
        postedOn: PlainDateString,
        recordedAt: z.string(),
        recordedBy: z.string(),
        reverses: z.int().nullable(),
        reversedBy: z.int().nullable(),
        postings: z.array(HistoryPosting),
      }),
    ),
    calendar: z.array(HistoryPosting).meta({
      description: "按日历入账的结息、到期和罚息 · Posted by the calendar",
    }),
    source: FigureSourceBody,
  })
  .meta({ id: "LoanHistory", description: "流水 · History" });

export const FigureQuery = AsOfQuery.extend({
  field: z
    .enum([
      "due",
      "payable",
      "interest",
      "principal",
      "waived",
      "subsidised",
      "penalty",
      "accrued",
      "outstanding",
      "toClear",
      "payoff",
    ])
    .default("due"),
  date: PlainDateString.optional(),
  since: PlainDateString.optional().meta({
    description: "与那一天的数字相比，说明为什么变了 · Say why it is not what it was on that day",
  }),
});

const ExplainStep = z.object({
  from: PlainDateString,
  to: PlainDateString.meta({ description: "含当日 · Inclusive" }),
  days: z.int(),
  principal: YuanString,
  rate: PercentString,
  rateSource: Text,
  dayCount: z.string(),
  exact: z.string(),
  posted: YuanString,
  payer: z.string(),
  ruleRef: z.string(),
});

export const FigureBody = z
  .object({
    contractNo: z.string(),
    field: z.string(),
    on: PlainDateString,
    amount: SignedYuanString,
    zh: z.string(),
    en: z.string(),
    parts: z.array(
      z.object({
        kind: z.string(),
        amount: SignedYuanString,
        dueOn: PlainDateString.nullable(),
      }),
    ),
    steps: z.array(ExplainStep),
    penaltySteps: z.array(
      z.object({
        from: PlainDateString,
        to: PlainDateString,
        days: z.int(),
        dueOn: PlainDateString,
        principal: YuanString,
        rate: PercentString,
        factor: PercentString,
        exact: z.string(),
        posted: YuanString,
        waivedBy: z.string().nullable(),
        paid: z.boolean(),
      }),
    ),
    residual: z.string().nullable().meta({
      description: "精确值减入账值，元 · Exact minus posted, in yuan",
    }),
    booked: SignedYuanString.nullable().meta({
      description: "账面已入账的数字；未到入账日为空 · As posted; null before that",
    }),
    matchesLedger: z.boolean(),
    ledgerDifference: YuanString,
    ledgerThrough: PlainDateString.nullable(),
    ledgerHash: z.string(),
    engine: z.string(),
    policyVersion: z.string(),
    source: FigureSourceBody,
    change: z
      .object({
        beforeOn: PlainDateString,
        afterOn: PlainDateString,
        before: SignedYuanString,
        after: SignedYuanString,
        causes: z.array(z.object({ kind: z.string(), text: Text })),
        zh: z.string(),
        en: z.string(),
      })
      .nullable(),
  })
  .meta({ id: "ExplainedFigure", description: "数字怎么来的 · Why a figure is what it is" });

export const LoanLedgerQuery = PageQuery.extend({
  phase: Phase.optional(),
  overdue: z.enum(["true", "false"]).optional(),
  classification: Classification.optional(),
  dueFrom: PlainDateString.optional(),
  dueTo: PlainDateString.optional(),
  township: z.string().min(1).max(40).optional(),
  universityCode: z.string().min(1).max(10).optional(),
  graduationYear: z.coerce.number().int().min(2000).max(2100).optional().meta({ type: "integer" }),
  balanceFrom: YuanString.optional(),
  balanceTo: YuanString.optional(),
  totals: z.enum(["true", "false"]).default("false").meta({
    description: "是否给出整个筛选结果的合计 · Whether to sum everything the filter means",
  }),
});

const LedgerLine = z
  .object({
    id: z.string(),
    contractNo: z.string(),
    borrowerName: z.string(),
    township: z.string(),
    universityCode: z.string(),
    graduationYear: z.int(),
    principal: YuanString,
    principalOutstanding: YuanString,
    principalOverdue: YuanString,
    interestOverdue: YuanString,
    penalty: YuanString,
    unapplied: YuanString,
    nextDueOn: PlainDateString.nullable(),
    maturesOn: PlainDateString,
    daysPastDue: z.int().min(0),
    phase: Phase,
    classification: z.string(),
    classSince: PlainDateString,
    settledOn: PlainDateString.nullable(),
    source: z.object({ book: z.enum(["own", "lender"]), on: PlainDateString, counts: z.boolean() }),
    lender: z.object({ on: PlainDateString, principal: YuanString }).nullable(),
  })
  .meta({ id: "LoanLedgerLine", description: "贷款台账一行 · A line of the loan ledger" });

export const LoanLedgerPage = pageOf(LedgerLine, "LoanLedgerPageBase")
  .extend({
    totals: z
      .object({
        loans: z.int().min(0),
        principal: YuanString,
        principalOutstanding: YuanString,
        principalOverdue: YuanString,
        interestOverdue: YuanString,
        penalty: YuanString,
        unapplied: YuanString,
        posted: SignedYuanString.meta({
          description: "同一批贷款按分录的本金 · The same loans' principal by their postings",
        }),
        difference: SignedYuanString.meta({
          description: "必须为 0.00 · Has to be 0.00",
        }),
      })
      .nullable(),
  })
  .meta({ id: "LoanLedgerPage", description: "贷款台账 · Loan ledger" });
