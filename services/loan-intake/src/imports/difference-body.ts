import type { ImportDifferenceBody } from "@bursar/api-schema/resources";
import type { ImportDifference } from "@bursar/database/imports";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toDifferenceBody(row: ImportDifference): z.input<typeof ImportDifferenceBody> {
  return {
    importId: row.importId,
    row: row.row,
    field: row.field,
    contractNo: row.contractNo,
    given: formatYuan(row.givenFen),
    computed: formatYuan(row.computedFen),
    status: row.status,
    resolution: row.resolution,
  };
}
