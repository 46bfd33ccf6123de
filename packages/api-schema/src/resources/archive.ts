import { ARCHIVE_KINDS, ARCHIVE_PARTS } from "@bursar/domain/archive";
import { DOCUMENT_QUALITIES, RETENTION_LABELS, documentKinds } from "@bursar/domain/document";
import { z } from "zod";
import { idOf, Instant, PlainDateString } from "../wire/index.ts";
import { BorrowerId } from "./borrowers.ts";

const BagNo = z.int().min(1).nullable().meta({
  description: "档案袋号，第一次导出时编定 · The bag's number, given with its first export",
});

const ArchivedDocument = z.object({
  id: z.string(),
  mediaType: z.string(),
  bytes: z.int().min(0),
  pages: z.int().nullable(),
  quality: z.enum([...DOCUMENT_QUALITIES]),
  retentionLabel: z.enum([...RETENTION_LABELS]),
  removedAt: Instant.nullable(),
  erasedAt: Instant.nullable(),
});

const ArchiveEntryBody = z
  .object({
    part: z.enum([...ARCHIVE_PARTS]),
    kind: z.enum([...ARCHIVE_KINDS]),
    event: z.string().meta({ example: "approve" }),
    zh: z.string().meta({ example: "贷款申请：复核通过" }),
    en: z.string(),
    subjectId: z.string(),
    on: PlainDateString,
    recordedAt: Instant,
    actorId: z.string(),
    document: ArchivedDocument.nullable(),
  })
  .meta({ id: "ArchiveEntry", description: "档案目录的一行 · A line of a bag's index" });

const ArchiveChecklistBody = z
  .object({
    applicationId: z.string(),
    academicYear: z.string(),
    contractNo: z.string().nullable(),
    complete: z.boolean(),
    missing: z.array(
      z.object({
        code: z.enum(["document.missing", "document.not-legible"]),
        anyOf: z.array(z.enum([...documentKinds])),
        zh: z.string(),
        en: z.string(),
      }),
    ),
  })
  .meta({ id: "ArchiveChecklist", description: "应有材料是否齐全 · What is still missing" });

export const ArchiveBody = z
  .object({
    borrowerId: BorrowerId,
    bagNo: BagNo,
    name: z.string().meta({ description: "遮蔽 · Masked" }),
    idNumber: z.string().meta({ description: "遮蔽 · Masked" }),
    contractNos: z.array(z.string()),
    complete: z.boolean(),
    checklists: z.array(ArchiveChecklistBody),
    entries: z.array(ArchiveEntryBody),
  })
  .meta({ id: "Archive", description: "档案袋 · A borrower's bag" });

export const ArchiveExportId = idOf("axp", "ArchiveExportId");
export const ArchiveExportParams = z.object({ exportId: ArchiveExportId });

export const StartArchiveExportBody = z
  .object({
    borrowerId: BorrowerId.optional(),
    academicYear: z
      .string()
      .regex(/^\d{4}-\d{4}$/)
      .optional()
      .meta({ example: "2026-2027" }),
    reason: z.string().trim().min(4).max(200).meta({ example: "年度归档" }),
  })
  .refine(
    ({ borrowerId, academicYear }) => (borrowerId === undefined) !== (academicYear === undefined),
    "name either borrowerId or academicYear",
  )
  .meta({
    id: "StartArchiveExport",
    description: "一位学生，或一个学年 · One borrower, or one academic year",
  });

export const ArchiveExportBody = z
  .object({
    id: ArchiveExportId,
    borrowerId: BorrowerId.nullable(),
    academicYear: z.string().nullable(),
    status: z.enum(["running", "ready", "expired"]),
    done: z.int().min(0).meta({ description: "已打包的档案袋 · Bags packed" }),
    total: z.int().min(0),
    files: z.int().min(0),
    bytes: z.int().min(0),
    manifestSha256: z.string().nullable(),
    requestedBy: z.string(),
    requestedAt: Instant,
    finishedAt: Instant.nullable(),
    expiresAt: Instant,
  })
  .meta({ id: "ArchiveExport", description: "档案导出 · An export of archives" });
