import type { BatchRunBody } from "@bursar/api-schema/resources";
import type { BatchRun } from "@bursar/database/batches";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toBatchRunBody(run: BatchRun): z.input<typeof BatchRunBody> {
  return {
    id: run.id,
    kind: run.kind,
    businessOn: run.businessOn,
    sequence: run.sequence,
    status: run.status,
    total: run.total,
    done: run.done,
    failed: run.failed,
    amount: formatYuan(run.amountFen),
    planHash: run.planHash,
  };
}
