import type { ImportBody } from "@bursar/api-schema/resources";
import type { Import } from "@bursar/database/imports";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toImportBody(file: Import): z.input<typeof ImportBody> {
  return {
    id: file.id,
    kind: file.kind,
    fileName: file.fileName,
    sha256: file.sha256,
    status: file.status,
    rows: file.rows,
    accepted: file.accepted,
    warned: file.warned,
    refused: file.refused,
    amount: formatYuan(file.amountFen),
    unknownColumns: file.unknownColumns,
    businessOn: file.businessOn,
  };
}
