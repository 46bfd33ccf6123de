import type { DocumentBody, DocumentDetailBody } from "@bursar/api-schema/resources";
import type { Document, DocumentDetail } from "@bursar/database/documents";
import { documentKindEntry } from "@bursar/domain/document";
import type { z } from "zod";

export function toDocumentBody(document: Document): z.input<typeof DocumentBody> {
  return {
    id: document.id,
    subjectKind: document.subjectKind,
    subjectId: document.subjectId,
    borrowerId: document.borrowerId,
    kind: document.kind,
    kindName: documentKindEntry(document.kind).zh,
    mediaType: document.mediaType,
    bytes: document.byteLength,
    pages: document.pages,
    rotation: document.rotation,
    activeContent: document.activeContent,
    source: document.source,
    quality: document.quality,
    assessedBy: document.assessedBy,
    assessedAt: toInstant(document.assessedAt),
    retentionLabel: document.retentionLabel,
    supersedesId: document.supersedesId,
    copiedFromId: document.copiedFromId,
    uploadedBy: document.uploadedBy,
    uploadedAt: new Date(document.uploadedAt).toISOString(),
    removedAt: toInstant(document.removedAt),
    erasedAt: toInstant(document.erasedAt),
    version: document.version,
  };
}

export function toDocumentDetailBody(document: DocumentDetail): z.input<typeof DocumentDetailBody> {
  return {
    ...toDocumentBody(document),
    // Families name their photos after ID numbers and phones.
    fileName: document.fileName.replaceAll(/\d{6,}/g, "******"),
    removedReason: document.removedReason,
  };
}

/** The database writes instants its own way. */
function toInstant(stored: string | null): string | null {
  return stored === null ? null : new Date(stored).toISOString();
}
