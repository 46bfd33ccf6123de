import { z } from "zod";
import { idOf, Instant, PageQuery, pageOf, PlainDateString } from "../wire/index.ts";

const Hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "SHA-256，十六进制 · SHA-256 in hex" });
const Sequence = z.int().min(1).meta({ description: "链上的序号，从 1 起 · Place in the chain" });

export const AuditRowBody = z
  .object({
    id: idOf("aud", "AuditRowId"),
    at: Instant,
    actorId: z.string(),
    actorKind: z.string().meta({ example: "staff" }),
    action: z.string().meta({ example: "application.approved" }),
    subjectId: z.string(),
    before: z.unknown().meta({ description: "办理前，不含个人信息 · Before, no personal data" }),
    after: z.unknown().meta({ description: "办理后，不含个人信息 · After, no personal data" }),
    reason: z.string().nullable(),
    requestId: z.string(),
    ip: z.string().nullable(),
    sequence: Sequence.nullable().meta({
      description: "链上的序号；尚未封存时为空 · Place in the chain; null before it is sealed",
    }),
  })
  .meta({ id: "AuditRow", description: "审计记录 · Audit row" });

export const AuditRowPage = pageOf(AuditRowBody, "AuditRowPage");
export const AuditRowQuery = PageQuery.extend({
  subjectId: z.string().min(1).max(80).optional(),
  actorId: z.string().min(1).max(80).optional(),
  action: z
    .string()
    .regex(/^[a-z][a-z0-9.-]{0,60}$/)
    .optional(),
  on: PlainDateString.optional().meta({
    description: "哪一天（北京时间） · On which day in Asia/Shanghai",
  }),
});

export const AuditChainBody = z
  .object({
    head: z.object({ sequence: Sequence, hash: Hash }).nullable(),
    unsealed: z.int().min(0).meta({ description: "待封存的记录数 · Rows that wait for a seal" }),
    lastAnchor: z
      .object({
        anchoredOn: PlainDateString,
        sequence: Sequence,
        hash: Hash,
        line: z.string().meta({
          description: "可留存在系统之外的一行 · The line to keep outside of the system",
        }),
      })
      .nullable(),
  })
  .meta({ id: "AuditChain", description: "审计链的现状 · Where the audit chain stands" });
