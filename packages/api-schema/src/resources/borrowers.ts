import { z } from "zod";

export const RefreshConflictsBody = z
  .object({
    data: z.array(
      z.object({
        importId: z.string(),
        row: z.int(),
        borrowerId: z.string(),
        borrowerName: z.string(),
        fields: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "RefreshConflicts", description: "等待核对的差异 · Conflicts waiting" });
