import type { OwnReceiptBody, RecordReceiptBody } from "@bursar/api-schema/resources";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { OwnReceipt } from "@bursar/servicing/contracts";
import type { z } from "zod";
import { fenOf } from "../fen-of.ts";

export function toOwnReceiptBody(receipt: OwnReceipt): z.input<typeof OwnReceiptBody> {
  return {
    id: receipt.contractId,
    contractNo: receipt.contractNo,
    borrowerName: maskName(receipt.borrowerName),
    studentNumber: receipt.studentNumber,
    tuition: formatYuan(receipt.tuitionFen),
    accommodation: formatYuan(receipt.accommodationFen),
    status: receipt.status,
    recordedOn: receipt.receiptRecordedOn,
    deadlineOn: receipt.deadlineOn,
    daysLeft: receipt.daysLeft,
  };
}

/** The amounts of the wire in fen. */
export function fromReceiptBody<T extends z.output<typeof RecordReceiptBody>>(body: T) {
  const { tuitionDue, ...rest } = body;
  return { ...rest, tuitionDueFen: fenOf(tuitionDue) };
}
