import { hardshipStates } from "@bursar/domain/hardship";
import { z } from "zod";
import { idOf, pageOf, PageQuery, PlainDateString } from "../wire/index.ts";
import {
  historyLine,
  lineOf,
  publicityDays,
  publicityTerms,
  Reason,
  requiredLineOf,
  YearText,
} from "./publicity.ts";

export const HardshipId = idOf("hrd", "HardshipId");
export const HardshipParams = z.object({ recognitionId: HardshipId });
const Status = z.enum(hardshipStates);
const Level = z.enum(["special", "difficult", "general"]).meta({
  id: "HardshipLevel",
  description: "特别困难、困难、一般困难 · Level of hardship",
});
const Index = z
  .string()
  .regex(/^\d{1,3}\.\d{2}$/)
  .meta({
    description: "量化指数 0–100 · Index",
    example: "62.50",
  });

const form = {
  category: requiredLineOf(40).meta({
    description: "困难类别代码 · Code of the category",
    example: "sudden-event",
  }),
  indicators: z
    .array(requiredLineOf(60))
    .max(40)
    .meta({
      description: "困难情形代码 · Codes of the circumstances that apply",
      example: ["income-below-subsistence"],
    }),
  committedOn: PlainDateString.meta({
    description: "本人承诺的签字日期 · Day on which the personal commitment was signed",
  }),
  statement: z.string().max(2_000).default("").meta({ description: "情况说明 · Statement" }),
  evidence: z
    .array(z.string().regex(/^doc_[0-9a-z]{1,40}$/))
    .max(50)
    .default([])
    .meta({ description: "佐证材料编号 · Ids of documents" }),
};

export const HardshipFormBody = z
  .object(form)
  .meta({ id: "HardshipForm", description: "家庭情况 · What the student states" });

export const SubmitHardshipBody = z
  .object({
    academicYear: YearText,
    school: requiredLineOf(80),
    person: z.union([
      z.strictObject({ borrowerId: idOf("bor", "BorrowerId") }),
      z.strictObject({ name: requiredLineOf(50), idNumber: lineOf(40) }),
    ]),
    ...form,
  })
  .meta({ id: "SubmitHardship", description: "困难认定申请 · Request for recognition" });

export const ChangeHardshipBody = z
  .object({ kind: z.enum(["raise", "lower", "withdraw"]), ...form })
  .meta({ id: "ChangeHardship", description: "学年中调整 · Change within the year" });

export const DecideHardshipBody = z
  .discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("granted"), reason: Reason.optional() }),
    z.object({ outcome: z.literal("declined"), reason: Reason }),
  ])
  .meta({ id: "DecideHardship", description: "认定决定 · Decision" });

export const PublishHardshipBody = z
  .object({
    academicYear: YearText,
    school: requiredLineOf(80).optional(),
    ...publicityTerms,
  })
  .meta({ id: "PublishHardship", description: "公示认定结果 · Publish recognitions" });

const recognition = {
  id: HardshipId,
  academicYear: z.string(),
  kind: z.enum(["yearly", "raise", "lower", "withdraw"]),
  replacesId: HardshipId.nullable(),
  name: z.string().meta({ description: "姓名（遮蔽）· Name, masked" }),
  school: z.string(),
  category: z.string(),
  index: Index,
  level: Level.nullable(),
  status: Status,
  enteredOn: PlainDateString,
  decidedOn: PlainDateString.nullable(),
  validTo: PlainDateString.nullable(),
  version: z.int().min(1),
};

export const HardshipRowBody = z
  .object(recognition)
  .meta({ id: "HardshipRecognitionRow", description: "困难认定（列表）· Recognition, in a list" });

export const HardshipBody = z
  .object({
    ...recognition,
    idNumber: z.string().meta({ description: "身份证号（遮蔽）· ID number, masked" }),
    indicators: z.array(z.string()),
    statement: z.string(),
    evidence: z.array(z.string()),
    assessedOn: PlainDateString,
    committedOn: PlainDateString,
    factors: z.array(
      z.object({
        factor: z.string(),
        zh: z.string(),
        en: z.string(),
        weightPct: z.int(),
        score: z.int(),
        source: z.string().meta({ description: "权重的依据 · Where the weight comes from" }),
      }),
    ),
    publicity: publicityDays,
    openObjections: z.int().min(0),
    history: z.array(historyLine),
  })
  .meta({ id: "HardshipRecognition", description: "困难认定 · Hardship recognition" });

export const HardshipPage = pageOf(HardshipRowBody, "HardshipRecognitionPage");
export const HardshipQuery = PageQuery.extend({
  academicYear: YearText.optional(),
  school: requiredLineOf(80).optional(),
  status: Status.optional(),
  level: Level.optional(),
});

const listed = { code: z.string(), zh: z.string(), en: z.string(), source: z.string() };

export const HardshipListsQuery = z.object({ on: PlainDateString.optional() });
export const HardshipListsBody = z
  .object({
    on: PlainDateString,
    categories: z.array(z.object({ ...listed, factor: z.string() })),
    factors: z.array(z.object({ ...listed, weightPct: z.int() })),
    indicators: z.array(
      z.object({
        ...listed,
        factor: z.string(),
        points: z.int(),
        atLeast: Level.nullable(),
      }),
    ),
    levels: z.array(z.object({ ...listed, minIndex: z.int() })),
  })
  .meta({ id: "HardshipLists", description: "认定代码表 · Code lists of recognition" });
