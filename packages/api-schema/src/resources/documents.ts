import { documentKinds, DOCUMENT_QUALITIES, DOCUMENT_SOURCES } from "@bursar/domain/document";
import { DOCUMENT_SUBJECT_KINDS, RETENTION_LABELS } from "@bursar/domain/document";
import { z } from "zod";
import { ApplicationParams } from "./applications.ts";
import { idOf, Instant, PageQuery, pageOf } from "../wire/index.ts";

export const DocumentId = idOf("doc", "DocumentId");
export const DocumentParams = z.object({ documentId: DocumentId });
const Id = z
  .string()
  .regex(/^[a-z]{2,4}_[0-9a-z]{1,40}$/)
  .meta({ example: "app_01jd3v6k8wq2z4m7n9p0r5s6t8" });

const Kind = z.enum([...documentKinds]).meta({
  id: "DocumentKind",
  description: "材料种类 · Kind of document",
  example: "id-card-front",
});
const SubjectKind = z.enum([...DOCUMENT_SUBJECT_KINDS]).meta({ id: "DocumentSubjectKind" });
const Quality = z.enum([...DOCUMENT_QUALITIES]).meta({ id: "DocumentQuality" });
const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const Reason = z.string().trim().min(2).max(200);

export const DocumentBody = z
  .object({
    id: DocumentId,
    subjectKind: SubjectKind,
    subjectId: Id,
    borrowerId: z.string().nullable(),
    kind: Kind,
    kindName: z.string().meta({ example: "借款学生身份证（人像面）" }),
    mediaType: z.string().meta({ example: "image/jpeg" }),
    bytes: z.int().min(0),
    pages: z.int().nullable(),
    rotation: Rotation.meta({ description: "显示时顺时针转的角度 · Degrees clockwise when shown" }),
    activeContent: z.boolean().meta({
      description: "PDF 带脚本或附件，打开前请留意 · A PDF with scripts or attachments",
    }),
    source: z.enum([...DOCUMENT_SOURCES]),
    quality: Quality,
    assessedBy: z.string().nullable(),
    assessedAt: Instant.nullable(),
    retentionLabel: z.enum([...RETENTION_LABELS]),
    supersedesId: z.string().nullable(),
    copiedFromId: z.string().nullable(),
    uploadedBy: z.string(),
    uploadedAt: Instant,
    removedAt: Instant.nullable(),
    erasedAt: Instant.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "Document", description: "材料 · Document" });

export const DocumentDetailBody = DocumentBody.extend({
  fileName: z
    .string()
    .meta({ description: "原文件名，长数字遮蔽 · File name, long numbers masked" }),
  removedReason: z.string().nullable(),
}).meta({ id: "DocumentDetail" });

export const DocumentPage = pageOf(DocumentBody, "DocumentPage");
export const DocumentQuery = PageQuery.extend({
  subjectId: Id.optional(),
  borrowerId: Id.optional(),
});

/** The text fields beside the file. */
export const UploadDocumentBody = z.object({
  subjectKind: SubjectKind,
  subjectId: Id,
  kind: Kind,
  source: z.enum(["camera", "upload"]).default("upload"),
  supersedesId: DocumentId.optional(),
});

export const ClassifyDocumentBody = z
  .object({ kind: Kind.optional(), rotation: Rotation.optional() })
  .meta({ id: "ClassifyDocument", description: "分类、转正 · Kind and rotation" });

export const AssessDocumentBody = z
  .object({ quality: z.enum(["good", "blurred", "missing-part", "unreadable"]) })
  .meta({ id: "AssessDocument", description: "质量判定 · What the copy is like" });

export const RemoveDocumentBody = z
  .object({ reason: Reason })
  .meta({ id: "RemoveDocument", description: "移除，须写原因 · Removal with its reason" });

export const CarryOverDocumentsBody = z.object({ applicationId: Id }).meta({
  id: "CarryOverDocuments",
  description: "沿用上年材料 · Take over last year's documents",
});

export const DocumentListBody = z
  .object({ data: z.array(DocumentBody) })
  .meta({ id: "DocumentList" });

export const DocumentChecklistBody = z
  .object({
    complete: z.boolean(),
    items: z.array(
      z.object({
        anyOf: z.array(Kind).meta({ description: "交其中一种 · Any one of these" }),
        zh: z.string(),
        en: z.string(),
        status: z.enum([...DOCUMENT_QUALITIES, "missing"]),
        documentId: z.string().nullable(),
      }),
    ),
    deficiencies: z.array(
      z.object({
        code: z.enum(["document.missing", "document.not-legible"]),
        anyOf: z.array(Kind),
        zh: z.string(),
        en: z.string(),
      }),
    ),
  })
  .meta({ id: "DocumentChecklist", description: "材料清单 · List of materials" });

export const DocumentKindListBody = z
  .object({
    version: z.int(),
    data: z.array(
      z.object({
        kind: Kind,
        zh: z.string(),
        en: z.string(),
        retentionLabel: z.enum([...RETENTION_LABELS]),
        keptOnce: z.boolean(),
      }),
    ),
  })
  .meta({ id: "DocumentKindList", description: "材料种类表 · Code list of kinds" });

export const OpenUploadLinkBody = z
  .object({ subjectKind: SubjectKind, subjectId: Id })
  .meta({ id: "OpenUploadLink", description: "手机补拍 · Upload from a phone" });

export const UploadLinkBody = z
  .object({
    id: idOf("lnk", "UploadLinkId"),
    path: z.string().meta({
      description: "二维码里的地址，接在本站网址之后 · For the QR code, behind this site's address",
      example: "/upload?link=cen_a.lnk_01jd.kZ8",
    }),
    expiresAt: Instant,
    uploadsMax: z.int(),
  })
  .meta({ id: "UploadLink" });

export const DeficiencySlipParams = ApplicationParams.extend({
  noticeId: z.string().regex(/^dfn_[0-9a-z]{1,40}$/),
});

export const PrintQuery = z.object({
  reason: Reason.optional().meta({ description: "补打原因 · Why it is printed again" }),
});
