import type {
  ClearingBody,
  ReceiptBody,
  ReceiptOutcomeBody,
  ReceiptRowBody,
  ReconReportBody,
  RefundBody,
  RefundStepBody,
  RepaymentPreviewBody,
} from "@bursar/api-schema/resources";
import type { Refund } from "@bursar/database/repayments";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import { obstacleText, type ClearingReport } from "@bursar/domain/repayment";
import type {
  ReceiptOutcome,
  ReconReport,
  RefundStep,
  RepaymentPreview,
  showReceipt,
  ShownPart,
  ShownReceipt,
} from "@bursar/servicing/repayments";
import type { z } from "zod";

export function toPreviewBody(preview: RepaymentPreview): z.input<typeof RepaymentPreviewBody> {
  return {
    valueOn: preview.valueOn,
    verdict: preview.verdict,
    split: preview.split.map(({ dueOn, penaltyFen, interestFen, principalFen }) => ({
      dueOn,
      penalty: formatYuan(penaltyFen),
      interest: formatYuan(interestFen),
      principal: formatYuan(principalFen),
    })),
    applied: formatYuan(preview.appliedFen),
    missing: formatYuan(preview.missingFen),
    excess: formatYuan(preview.excessFen),
    obstacle: preview.obstacle ?? null,
    obstacleText: obstacleText(preview.obstacle) ?? null,
  };
}

export function toOutcomeBody(outcome: ReceiptOutcome): z.input<typeof ReceiptOutcomeBody> {
  const { amountFen, parts, ...rest } = outcome;
  return {
    ...rest,
    obstacleText: obstacleText(outcome.obstacle) ?? null,
    amount: formatYuan(amountFen),
    parts: parts.map(toPart),
  };
}

function toPart(part: ShownPart) {
  return {
    contractNo: part.contractNo,
    amount: formatYuan(part.amountFen),
    dueOn: part.dueOn,
    applied: formatYuan(part.appliedFen),
    missing: formatYuan(part.missingFen),
    excess: formatYuan(part.excessFen),
    reversed: part.isReversed,
  };
}

export function toReceiptRow({ receipt, parts }: ShownReceipt): z.input<typeof ReceiptRowBody> {
  const { id, serialNo, contractNo, valueOn, verdict, state, obstacle, decideBy } = receipt;
  const { version, source, channel, payerName, importId, row, remittanceId } = receipt;
  return {
    id,
    serialNo,
    contractNo,
    valueOn,
    verdict,
    state,
    obstacle,
    obstacleText: obstacleText(obstacle) ?? null,
    decideBy,
    version,
    source,
    channel,
    importId,
    row,
    remittanceId,
    amount: formatYuan(receipt.amountFen),
    parts: parts.map(toPart),
    payerName: payerName === undefined ? null : maskName(payerName),
    missing: formatYuan(receipt.missingFen),
    excess: formatYuan(receipt.excessFen),
    remitted: formatYuan(receipt.remittedFen),
    receivedOn: receipt.receivedOn,
    recordedBy: receipt.recordedBy,
    recordedAt: new Date(receipt.recordedAt).toISOString(),
  };
}

type Shown = Awaited<ReturnType<typeof showReceipt>>;

export function toReceiptBody(shown: Shown): z.input<typeof ReceiptBody> {
  const steps = shown.steps.map(
    ({ id, kind, status, contractNo, borrowerId, reason, ...people }) => {
      const { makerId, checkerId, proposedOn, decidedOn } = people;
      const decided = { makerId, checkerId, proposedOn, decidedOn };
      return { id, kind, status, contractNo, borrowerId, reason, ...decided };
    },
  );
  return { ...toReceiptRow(shown), steps };
}

export function toRefundStepBody(step: RefundStep): z.input<typeof RefundStepBody> {
  const { id, contractNo, amountFen, status, paidOn, version } = step;
  return { id, contractNo, amount: formatYuan(amountFen), status, paidOn, version };
}

export function toRefundBody(refund: Refund): z.input<typeof RefundBody> {
  const { makerId, checkerId, proposedOn, decidedOn, serialNo, payee } = refund;
  return {
    ...toRefundStepBody(refund),
    payee: maskName(payee),
    makerId,
    checkerId,
    proposedOn,
    decidedOn,
    serialNo,
  };
}

export function toClearingBody(report: ClearingReport): z.input<typeof ClearingBody> {
  return {
    rows: report.rows,
    ...report.counts,
    amountApplied: formatYuan(report.amountAppliedFen),
    exceptions: report.exceptions.map(({ amountFen, ...exception }) => {
      return { ...exception, amount: formatYuan(amountFen) };
    }),
  };
}

export function toReconBody(report: ReconReport): z.input<typeof ReconReportBody> {
  const { transit } = report;
  return {
    businessOn: report.businessOn,
    state: report.state,
    files: report.files.map(toFileBody),
    transit: {
      balance: formatYuan(transit.balanceFen),
      other: formatYuan(transit.otherFen),
      receipts: formatYuan(transit.receiptsFen),
      remitted: formatYuan(transit.remittedFen),
      refunded: formatYuan(transit.refundedFen),
      difference: formatYuan(transit.differenceFen),
    },
    missing: [...report.missing],
    unmatched: report.unmatched.map(({ amountFen, isLate: late, isAlarm: alarm, ...day }) => {
      return { ...day, amount: formatYuan(amountFen), late, alarm };
    }),
  };
}

function toFileBody(file: ReconReport["files"][number]) {
  const { importId, fileName, status, state, rows, refused, firstValueOn, lastValueOn } = file;
  return {
    importId,
    fileName,
    status,
    state,
    rows,
    refused,
    firstValueOn,
    lastValueOn,
    total: formatYuan(file.totalFen),
    applied: formatYuan(file.appliedFen),
    refundable: formatYuan(file.refundableFen),
    held: formatYuan(file.heldFen),
    orphan: formatYuan(file.orphanFen),
    undone: formatYuan(file.undoneFen),
    duplicate: formatYuan(file.duplicateFen),
    difference: formatYuan(file.differenceFen),
  };
}
