import { AcademicYearParams, NationalSeasonBody } from "@bursar/api-schema/resources";
import { formatYuan } from "@bursar/domain/money";
import { showNationalSeason as show, type NationalSeason } from "@bursar/servicing/national";
import { defineRoute } from "../define-route.ts";

export const showNationalSeason = defineRoute({
  method: "get",
  path: "/v1/national-seasons/:academicYear",
  summary: { zh: "全国各中心一个学年的办理进度", en: "One academic year in all centres" },
  permission: "national-report.read",
  params: AcademicYearParams,
  response: NationalSeasonBody,
  handle: async ({ deps, params }) => {
    const season = await show(deps, params);
    return {
      academicYear: season.academicYear,
      centres: season.centres.map((centre) => ({
        centreId: centre.centreId,
        name: centre.name,
        divisionCode: centre.divisionCode,
        ...figuresOf(centre),
      })),
      total: figuresOf(season.total),
    };
  },
});

function figuresOf(one: NationalSeason["total"]) {
  const { appliedFen, disbursedFen, ...counts } = one;
  return {
    ...counts,
    appliedAmount: formatYuan(appliedFen),
    disbursedAmount: formatYuan(disbursedFen),
  };
}
