import type { ArchiveBody, ArchiveExportBody } from "@bursar/api-schema/resources";
import type { ArchiveExport } from "@bursar/database/archive";
import { maskIdNumber, maskName } from "@bursar/domain/identity";
import type { BagEntry, ShownBag } from "@bursar/servicing/archive";
import type { z } from "zod";

export function toArchiveBody(bag: ShownBag): z.input<typeof ArchiveBody> {
  const { borrower, bagNo, contractNos, entries } = bag;
  const checklists = bag.checklists.map(({ deficiencies, ...list }) => ({
    applicationId: list.applicationId,
    academicYear: list.academicYear,
    contractNo: list.contractNo,
    complete: deficiencies.length === 0,
    missing: deficiencies.map(({ code, anyOf, zh, en }) => ({ code, anyOf: [...anyOf], zh, en })),
  }));
  return {
    borrowerId: borrower.id,
    bagNo,
    name: maskName(borrower.name),
    idNumber: maskIdNumber(borrower.idNumber),
    contractNos: [...contractNos],
    complete: checklists.every(({ complete }) => complete),
    checklists,
    entries: entries.map(toEntry),
  };
}

function toEntry({ document, ...entry }: BagEntry) {
  return {
    ...entry,
    document: document && {
      id: document.id,
      mediaType: document.mediaType,
      bytes: document.byteLength,
      pages: document.pages,
      quality: document.quality,
      retentionLabel: document.retentionLabel,
      removedAt: toInstant(document.removedAt),
      erasedAt: toInstant(document.erasedAt),
    },
  };
}

export function toArchiveExportBody(found: ArchiveExport): z.input<typeof ArchiveExportBody> {
  const isExpired = Date.parse(found.expiresAt) <= Date.now();
  return {
    id: found.id,
    borrowerId: found.borrowerId,
    academicYear: found.academicYear,
    status: isExpired ? "expired" : found.status,
    done: found.done,
    total: found.total,
    files: found.files,
    bytes: found.bytes,
    manifestSha256: found.manifestSha256,
    requestedBy: found.requestedBy,
    requestedAt: new Date(found.requestedAt).toISOString(),
    finishedAt: toInstant(found.finishedAt),
    expiresAt: new Date(found.expiresAt).toISOString(),
  };
}

function toInstant(stored: string | null): string | null {
  return stored === null ? null : new Date(stored).toISOString();
}
