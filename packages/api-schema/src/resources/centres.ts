import { z } from "zod";
import { PlainDateString, YuanString } from "../wire/index.ts";

export const BusinessDateBody = z
  .object({ businessOn: PlainDateString })
  .meta({ id: "BusinessDate", description: "业务日期 · Business date" });

/** Where a season stands: what each stage has left to do. */
export const SeasonBody = z
  .object({
    businessOn: PlainDateString,
    applications: z.int(),
    amount: YuanString,
    applicationsByStatus: z.record(z.string(), z.int()),
    contractsByStatus: z.record(z.string(), z.int()),
    loans: z.int(),
    disbursedAmount: YuanString,
  })
  .meta({ id: "Season", description: "一季的进度 · A season's progress" });
