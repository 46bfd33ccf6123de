import { cleanText } from "@bursar/domain/identity";
import { z } from "zod";
import { explainedPattern, idOf, pageOf, PageQuery, PlainDateString } from "../wire/index.ts";

/** One line of text; control characters and outer white space are left away. */
export const lineOf = (max: number) => z.string().overwrite(cleanText).max(max);
export const requiredLineOf = (max: number) => lineOf(max).min(1);

export const YearText = z
  .string()
  .regex(
    explainedPattern(/^20\d{2}-20\d{2}$/, {
      zh: "学年写成两个相连的年份，例如 2026-2027。",
      en: "Write the academic year as two years in a row, such as 2026-2027.",
    }),
  )
  .meta({ example: "2026-2027" });

export const PublicityNoticeId = idOf("pub", "PublicityNoticeId");
export const PublicityNoticeParams = z.object({ noticeId: PublicityNoticeId });
export const ObjectionId = idOf("obj", "ObjectionId");
export const ObjectionParams = z.object({ objectionId: ObjectionId });

export const Reason = z.string().trim().min(2).max(500).meta({
  description: "理由 · Reason",
  example: "经核实，情况属实。",
});
export const ReasonBody = z
  .object({ reason: Reason })
  .meta({ id: "ReasonOnly", description: "写明理由 · With a reason" });

/** For how long and where objections go. */
export const publicityTerms = {
  fromOn: PlainDateString.optional().meta({
    description: "第一天；不填为业务日期 · First day; the business date when left out",
  }),
  workingDays: z.int().min(1).max(30).optional().meta({
    description: "工作日数；不填为规定的最少天数 · Working days; the least allowed when left out",
    example: 5,
  }),
  objectionsTo: requiredLineOf(200).meta({
    description: "受理异议的地点、电话、时间 · Where objections are taken",
    example: "县学生资助管理中心，工作日 8:30–17:00",
  }),
};

export const PublicityNoticeBody = z
  .object({
    id: PublicityNoticeId,
    kind: z.enum(["pre-application", "hardship", "rescue"]),
    academicYear: z.string(),
    title: z.string(),
    fromOn: PlainDateString,
    toOn: PlainDateString.meta({ description: "最后一天，含当日 · Last day, inclusive" }),
    workingDays: z.int(),
    decisionFrom: PlainDateString.meta({
      description: "从这天起可以决定 · Decisions are possible from this day",
    }),
    lines: z.int().min(0),
    page: z.string().meta({
      description: "公示网页，知道网址的人都能看 · Public page for whoever has the address",
      example: "/publicity/cen_a/3q2-7wAAAAAAAAAAAAAAAA",
    }),
    takenDownOn: PlainDateString.nullable(),
  })
  .meta({ id: "PublicityNotice", description: "公示 · List that is made public" });

export const PublicityNoticePage = pageOf(PublicityNoticeBody, "PublicityNoticePage");
export const PublicityNoticeQuery = PageQuery;

export const FileObjectionBody = z
  .object({
    text: z.string().trim().min(2).max(2_000).meta({ description: "异议内容 · What is objected" }),
    objector: z.string().trim().min(1).max(200).optional().meta({
      description: "谁提出、怎样答复 · Who objects and how to answer",
    }),
  })
  .meta({ id: "FileObjection", description: "登记异议 · Objection" });

export const ResolveObjectionBody = z
  .object({ outcome: z.enum(["upheld", "dismissed"]), reason: Reason })
  .meta({ id: "ResolveObjection", description: "处理异议 · Answer to an objection" });

export const ObjectionBody = z
  .object({
    id: ObjectionId,
    noticeId: PublicityNoticeId,
    subjectId: z.string(),
    text: z.string(),
    objector: z.string().nullable(),
    filedOn: PlainDateString,
    status: z.enum(["open", "upheld", "dismissed"]),
    resolution: z.string().nullable(),
    resolvedOn: PlainDateString.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "Objection", description: "异议 · Objection" });

export const ObjectionListBody = z
  .object({ data: z.array(ObjectionBody) })
  .meta({ id: "ObjectionList", description: "异议列表 · Objections" });

export const PublicListParams = z.object({
  centreId: idOf("cen", "CentreId"),
  code: z.string().regex(/^[\w-]{22}$/),
});

/** All that the public is shown; no field of it may hold personal data in clear. */
export const PublicListBody = z
  .strictObject({
    state: z.enum(["public", "over"]),
    title: z.string(),
    fromOn: PlainDateString,
    toOn: PlainDateString,
    objectionsTo: z.string(),
    lines: z.array(z.strictObject({ maskedName: z.string(), school: z.string() })),
  })
  .meta({ id: "PublicList", description: "公示名单 · Public list" });

/** A step of the history, as shown to staff. */
export const historyLine = z.object({
  event: z.string(),
  status: z.string(),
  actorId: z.string(),
  happenedOn: PlainDateString,
  reason: z.string().nullable(),
});

export const publicityDays = z
  .object({ fromOn: PlainDateString, toOn: PlainDateString })
  .nullable();
