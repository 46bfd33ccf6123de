import { z } from "zod";
import { PlainDateString } from "../wire/index.ts";

/** A registry is asked with what is typed, so it answers with the nearest and has no pages. */
const Typed = z.object({
  query: z.string().max(40).default("").meta({
    description:
      "代码、名称、简称、拼音或首字母的开头 · Beginning of a code, name, pinyin or initials",
    example: "sddx",
  }),
  limit: z.coerce.number().int().min(1).max(100).default(10).meta({ type: "integer" }),
});

const DivisionCode = z.string().regex(/^[1-9]\d{5}$/);

export const UniversityQuery = Typed.extend({
  provinceCode: z
    .string()
    .regex(/^[1-9]\d$/)
    .optional()
    .meta({ description: "省级代码前两位 · First two digits of the province", example: "37" }),
});

const university = {
  code: z.string().meta({ description: "五位高校代码 · Five-digit code", example: "10422" }),
  name: z.string(),
  identifier: z.string().nullable().meta({ description: "学校标识码 · Ten-digit code" }),
  kind: z.enum(["regular", "adult"]),
  provinceCode: z.string().nullable(),
  department: z.string().nullable().meta({ description: "主管部门 · Governing body" }),
  location: z.string().nullable(),
  level: z.enum(["undergraduate", "junior-college"]).nullable(),
  ownership: z.enum(["public", "private", "joint"]).nullable(),
  status: z.enum(["listed", "unlisted", "merged"]).meta({
    description: "在册、已不在册、已并入他校 · Listed, no longer listed, merged into another",
  }),
  mergedIntoCode: z.string().nullable(),
  editionOn: PlainDateString.meta({ description: "名单日期 · Date of the list that named it" }),
};

export const UniversityListBody = z
  .object({
    data: z.array(
      z.object({
        ...university,
        matchedName: z.string().meta({ description: "按哪个名称找到 · The name that was found" }),
      }),
    ),
  })
  .meta({ id: "UniversityList", description: "高校 · Universities" });

export const UniversityParams = z.object({ universityCode: z.string().regex(/^\d{5}$/) });

export const UniversityBody = z
  .object({
    ...university,
    names: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(["official", "former", "short"]),
        replacedOn: PlainDateString.nullable(),
      }),
    ),
  })
  .meta({ id: "University", description: "高校 · University" });

export const SchoolQuery = Typed.extend({
  division: z
    .string()
    .regex(/^[1-9]\d{1,5}$/)
    .optional()
    .meta({ description: "行政区划代码或其开头 · A division, or the beginning of its code" }),
});

export const SchoolListBody = z
  .object({
    data: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind: z.enum(["senior", "vocational"]),
        divisionCode: z.string(),
        divisionName: z.string(),
        status: z.enum(["listed", "unlisted"]),
      }),
    ),
  })
  .meta({ id: "SchoolList", description: "高中 · Secondary schools" });

export const DivisionQuery = Typed.extend({
  parent: DivisionCode.optional().meta({ description: "上级区划 · What it lies in" }),
  level: z.enum(["province", "prefecture", "county"]).optional(),
  withFormer: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "含已撤销的 · With those that were abolished" }),
});

export const DivisionListBody = z
  .object({
    data: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        fullName: z.string(),
        level: z.enum(["province", "prefecture", "county"]),
        isCurrent: z.boolean(),
      }),
    ),
  })
  .meta({ id: "DivisionList", description: "行政区划 · Administrative divisions" });
