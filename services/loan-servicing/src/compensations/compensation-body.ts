import type { CompensationBody } from "@bursar/api-schema/resources";
import type { Compensation } from "@bursar/database/compensations";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toCompensationBody(entry: Compensation): z.input<typeof CompensationBody> {
  return {
    id: entry.id,
    contractNo: entry.contractNo,
    borrowerName: maskName(entry.borrowerName),
    on: entry.valueOn,
    amount: formatYuan(entry.amountFen),
    use: entry.use,
    scheme: entry.scheme,
    documentNo: entry.documentNo,
    status: entry.status,
    version: entry.version,
    makerId: entry.makerId,
    enteredOn: entry.enteredOn,
    checkerId: entry.checkerId,
    decidedOn: entry.decidedOn,
    factId: entry.factId,
    reason: entry.reason ?? null,
  };
}
