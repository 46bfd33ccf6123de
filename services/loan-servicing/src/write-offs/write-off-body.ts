import type { WriteOffBody } from "@bursar/api-schema/collections";
import type { WriteOff } from "@bursar/database/write-offs";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toWriteOffBody(writeOff: WriteOff): z.input<typeof WriteOffBody> {
  const { loanId: _loan, row: _row, principalFen, interestFen, penaltyFen, ...rest } = writeOff;
  return {
    ...rest,
    principal: formatYuan(principalFen),
    interest: formatYuan(interestFen),
    penalty: formatYuan(penaltyFen),
  };
}
