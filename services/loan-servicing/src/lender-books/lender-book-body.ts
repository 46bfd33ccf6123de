import type {
  BookModeChangeBody,
  LenderDifferenceBody,
  LenderDifferenceDetailBody,
} from "@bursar/api-schema/lender-books";
import type { BookModeRow, LenderDifference, LenderStatement } from "@bursar/database/lender-books";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toModeChangeBody(row: BookModeRow): z.input<typeof BookModeChangeBody> {
  const { id, mode, effectiveOn, status, proposedBy, decidedBy } = row;
  return { id, mode, effectiveOn, status, proposedBy, decidedBy };
}

export function toStatementBody(row: LenderStatement) {
  return {
    id: row.importId,
    statementOn: row.statementOn,
    contracts: row.contracts,
    matched: row.matched,
    differing: row.differing,
    unknownHere: row.unknownHere,
    missingThere: row.missingThere,
    given: formatYuan(row.givenFen),
    computed: formatYuan(row.computedFen),
    complete: row.completedAt !== null,
  };
}

export function toDifferenceBody(row: LenderDifference): z.input<typeof LenderDifferenceBody> {
  return {
    id: row.id,
    importId: row.importId,
    statementOn: row.statementOn,
    contractNo: row.contractNo,
    field: row.field,
    given: formatYuan(row.givenFen),
    computed: formatYuan(row.computedFen),
    difference: formatYuan(row.givenFen - row.computedFen),
    differsSince: row.differsSince,
    status: row.status,
    closedBy: row.closedBy,
    closedAt: row.closedAt,
    version: row.version,
  };
}

export function toDifferenceDetail(
  row: LenderDifference,
): z.input<typeof LenderDifferenceDetailBody> {
  return { ...toDifferenceBody(row), reason: row.reason };
}
