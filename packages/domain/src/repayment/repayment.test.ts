import { describe, expect, it, test } from "vitest";
import { parseYuan } from "../money/index.ts";
import {
  isSamePayer,
  matchReceipt,
  moneyStepKinds,
  nextReceiptState,
  nextRefundState,
  readChannel,
  readClearingRow,
  receiptStates,
  refundEvents,
  refundStates,
  reportClearing,
  type ClearedLine,
} from "./index.ts";

const fen = (yuan: string): bigint => parseYuan(yuan) ?? 0n;

/** verdict of the amount, what came before it → verdict, state */
const CASES = `
  new  known   same    -        paid   → paid     matched
  new  known   same    -        short  → short    matched
  new  known   same    -        over   → over     matched
  seen known   same    -        paid   → duplicate -
  seen unknown differs -        paid   → duplicate -
  new  unknown same    -        paid   → orphan   orphan
  new  unknown differs -        paid   → orphan   orphan
  new  known   differs -        paid   → renamed  held
  new  known   differs obstacle over   → renamed  held
  new  known   unnamed -        paid   → paid     matched
  new  known   same    obstacle paid   → held     held
`;

describe("what becomes of money (K30)", () => {
  const rows = CASES.trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  test.each(rows)("%s serial, %s contract, %s payer, %s, %s", (...cells) => {
    const [serial, contract, payer, obstacle, verdict, , found, state] = cells;
    const judged = {
      verdict: verdict as "paid" | "short" | "over",
      dueOn: "2026-12-20",
      appliedFen: 100n,
      missingFen: 0n,
      excessFen: 0n,
    };
    const matched = matchReceipt({
      amountFen: 100n,
      isSeen: serial === "seen",
      payerName: payer === "unnamed" ? undefined : payer === "same" ? "张 三" : "李四",
      loan:
        contract === "unknown"
          ? undefined
          : {
              borrowerName: "张三",
              obstacle: obstacle === "-" ? undefined : "repayment.without-paid-through",
              judged,
            },
    });
    expect(matched.kind === "duplicate" ? "duplicate" : matched.verdict).toBe(found);
    if (matched.kind === "receipt") {
      expect(matched.state).toBe(state);
      expect(matched.appliedFen).toBe(state === "matched" ? 100n : 0n);
    }
  });

  test.each([
    ["阿依古丽·买买提", "阿依古丽•买买提", true],
    ["欧阳 明", "欧阳明", true],
    ["张三", "张三丰", false],
    ["", "张三", true],
  ])("%s may pay for %s: %s", (payer, borrower, same) => {
    expect(isSamePayer(payer, borrower)).toBe(same);
  });
});

/** Rows: the state; columns: match, unmatch, reversal, return. */
const MOVES = `
  matched   -        orphan  reversed  -
  held      matched  orphan  reversed  returned
  orphan    matched  -       reversed  returned
  reversed  -        -       -         -
  returned  -        -       -         -
`;

it("a receipt moves by its table alone", () => {
  const table = MOVES.trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  expect(table.map(([state]) => state)).toEqual([...receiptStates]);
  for (const [state, ...cells] of table) {
    const from = receiptStates.find((one) => one === state) ?? "returned";
    expect([state, ...moneyStepKinds.map((kind) => nextReceiptState(from, kind) ?? "-")]).toEqual([
      state,
      ...cells,
    ]);
  }
});

it("a refund is paid only after it was approved", () => {
  const moves = refundStates.flatMap((state) =>
    refundEvents.flatMap((event) => {
      const next = nextRefundState(state, event);
      return next === undefined ? [] : [`${state} ${event} ${next}`];
    }),
  );
  expect(moves).toEqual([
    "proposed approve approved",
    "proposed reject rejected",
    "approved pay paid",
  ]);
});

describe("a line of a clearing file", () => {
  const cells = {
    流水号: " ZF2026 ".trim(),
    合同编号: "37108322021000146",
    户名: "姜国",
    金额: "12,255.73",
    交易时间: "2026/12/21 0:30",
    渠道: "代理行",
  };

  it("is read as it was meant", () => {
    expect(readClearingRow(cells)).toEqual({
      kind: "row",
      row: {
        serialNo: "ZF2026",
        contractNo: "37108322021000146",
        payerName: "姜国",
        amountFen: 1_225_573n,
        paidOn: "2026-12-21",
        paidAt: "2026-12-21T00:30:00+08:00",
        channel: "agent-bank",
      },
    });
    expect(readChannel("银联商务")).toBe("other");
  });

  test.each([
    ["流水号", "1.2E+17", "clearing.serial-format"],
    ["金额", "0.00", "clearing.amount-format"],
    ["金额", "-3.00", "clearing.amount-format"],
    ["交易时间", "2026-02-30 09:00:00", "clearing.time-format"],
  ])("with %s %s is refused", (field, text, code) => {
    const reading = readClearingRow({ ...cells, [field]: text });
    expect(reading).toMatchObject({ kind: "unusable", problems: [{ field, code }] });
  });
});

it("a file comes to every line once, with the amounts of K30", () => {
  const line = (row: number, kind: ClearedLine["kind"], amounts: string): ClearedLine => {
    const [amount = "", applied = "", missing = "", excess = ""] = amounts.split(" ");
    return {
      row,
      kind,
      serialNo: `S${row}`,
      contractNo: "C",
      amountFen: fen(amount),
      appliedFen: fen(applied),
      missingFen: fen(missing),
      excessFen: fen(excess),
    };
  };
  const report = reportClearing([
    line(2, "short", "99.99 99.99 0.01 0.00"),
    line(1, "paid", "100.00 100.00 0.00 0.00"),
    line(3, "over", "150.00 100.00 0.00 50.00"),
    line(4, "renamed", "70.00 0.00 0.00 0.00"),
    line(5, "duplicate", "100.00 0.00 0.00 0.00"),
  ]);
  expect(report.amountAppliedFen).toBe(fen("299.99"));
  expect(report.exceptions.map(({ row, amountFen }) => [row, amountFen])).toEqual([
    [2, fen("0.01")],
    [3, fen("50.00")],
    [4, fen("70.00")],
    [5, fen("100.00")],
  ]);
});
