import { z } from "zod";
import { YuanString } from "../wire/index.ts";

export const AcademicYearParams = z.object({
  academicYear: z.string().regex(/^\d{4}-\d{4}$/),
});

const figures = {
  applications: z.int(),
  appliedAmount: YuanString,
  firstLoans: z.int(),
  renewals: z.int(),
  reviewed: z.int(),
  contracts: z.int(),
  disbursed: z.int(),
  disbursedAmount: YuanString,
};

/** One academic year in all centres: counts and sums. */
export const NationalSeasonBody = z
  .object({
    academicYear: z.string(),
    centres: z.array(
      z.object({
        centreId: z.string(),
        name: z.string(),
        divisionCode: z.string(),
        ...figures,
      }),
    ),
    total: z.object(figures),
  })
  .meta({ id: "NationalSeason", description: "全国各中心办理进度 · Progress in all centres" });
