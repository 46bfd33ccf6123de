import type { RetentionRunBody } from "@bursar/api-schema/resources";
import type { RetentionRun } from "@bursar/servicing/retention";
import type { z } from "zod";

export function toRunBody(run: RetentionRun): z.infer<typeof RetentionRunBody> {
  const { id, asOf, status, planHash, due, held, proposedBy, approvedBy, proof } = run;
  return { id, asOf, status, planHash, due, held, proposedBy, approvedBy, proof };
}
