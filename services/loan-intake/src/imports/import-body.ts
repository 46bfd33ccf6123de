import type { ImportBody } from "@bursar/api-schema/resources";
import type { Import, RowVerdict } from "@bursar/database/imports";
import { formatYuan } from "@bursar/domain/money";
import { importProgress } from "@bursar/servicing/imports";
import type { z } from "zod";

export function toImportBody(file: Import): z.input<typeof ImportBody> {
  const { secondsLeft, ...progress } = importProgress(file);
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
    statementOn: file.statementOn,
    progress: { ...progress, secondsLeft: secondsLeft ?? null },
    outcome: file.outcome,
    createdAt: isoInstant(file.createdAt),
    committedAt: file.committedAt === null ? null : isoInstant(file.committedAt),
  };
}

/** One row as a page of rows shows it; `id` is where the next page starts. */
export function toRowBody(importId: string, { row, verdict, problems, contentHash }: RowVerdict) {
  const key = contentHash === undefined ? null : `${importId}:${row}:${contentHash}`;
  return { id: String(row), row, key, verdict, problems };
}

function isoInstant(stored: string): string {
  return new Date(stored).toISOString();
}
