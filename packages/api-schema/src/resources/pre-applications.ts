import { preApplicationStates } from "@bursar/domain/pre-application";
import { z } from "zod";
import { idOf, pageOf, PageQuery, PlainDateString } from "../wire/index.ts";
import {
  historyLine,
  lineOf,
  publicityDays,
  publicityTerms,
  requiredLineOf,
  YearText,
} from "./publicity.ts";

export const PreApplicationId = idOf("pre", "PreApplicationId");
export const PreApplicationParams = z.object({ preApplicationId: PreApplicationId });
const Status = z.enum(preApplicationStates);

/** The form; identity and phone numbers are read as in a file. */
export const PreApplicationForm = z
  .object({
    academicYear: YearText,
    school: requiredLineOf(80),
    className: lineOf(40).default(""),
    name: requiredLineOf(50),
    sex: z.enum(["male", "female"]),
    ethnicity: lineOf(20).default(""),
    idNumber: lineOf(40),
    phone: lineOf(40),
    township: lineOf(40).default(""),
    category: lineOf(40).meta({
      description: "预申请类别代码 · Code of the category",
      example: "subsistence-allowance",
    }),
    guardian: z
      .object({
        name: requiredLineOf(50),
        relation: requiredLineOf(20),
        idNumber: lineOf(40).optional(),
        phone: lineOf(40).optional(),
      })
      .optional(),
    note: lineOf(200).default(""),
  })
  .meta({ id: "PreApplicationForm", description: "预申请表 · Pre-application form" });

const preApplication = {
  id: PreApplicationId,
  academicYear: z.string(),
  school: z.string(),
  className: z.string(),
  name: z.string().meta({ description: "姓名（遮蔽）· Name, masked", example: "张*三" }),
  category: z.string(),
  status: Status,
  warnings: z.array(z.string()),
  enteredOn: PlainDateString,
  schoolApprovedOn: PlainDateString.nullable(),
  verifiedOn: PlainDateString.nullable(),
  importedOn: PlainDateString.nullable(),
  decidedOn: PlainDateString.nullable(),
  version: z.int().min(1),
};

export const PreApplicationRowBody = z
  .object(preApplication)
  .meta({ id: "PreApplicationRow", description: "预申请（列表）· Pre-application, in a list" });

export const PreApplicationBody = z
  .object({
    ...preApplication,
    sex: z.enum(["male", "female"]),
    ethnicity: z.string(),
    township: z.string(),
    hardshipCategory: z.string(),
    idNumber: z.string().meta({ description: "身份证号（遮蔽）· ID number, masked" }),
    phone: z.string().meta({ description: "手机号（遮蔽）· Phone number, masked" }),
    guardian: z
      .object({
        name: z.string(),
        relation: z.string(),
        idNumber: z.string().nullable(),
        phone: z.string().nullable(),
      })
      .nullable(),
    publicity: publicityDays,
    openObjections: z.int().min(0),
    history: z.array(historyLine),
  })
  .meta({ id: "PreApplication", description: "预申请 · Pre-application" });

export const PreApplicationPage = pageOf(PreApplicationRowBody, "PreApplicationPage");
export const PreApplicationQuery = PageQuery.extend({
  academicYear: YearText.optional(),
  school: requiredLineOf(80).optional(),
  status: Status.optional(),
  importId: idOf("imp", "ImportId").optional(),
});

export const SchoolApprovalBody = z
  .object({ approvedOn: PlainDateString })
  .meta({ id: "SchoolApproval", description: "学校审核 · The school's approval" });

const Shown = z.object({
  id: PreApplicationId,
  version: z.int().min(1).meta({ description: "看到的版本 · The version that was shown" }),
});
const ITEMS_MAX = 500;

export const VerifyPreApplicationsBody = z
  .object({ items: z.array(Shown).min(1).max(ITEMS_MAX) })
  .meta({ id: "VerifyPreApplications", description: "县中心核实 · Verification by the centre" });

export const UploadPreApplicationsBody = z
  .object({ academicYear: YearText, items: z.array(Shown).min(1).max(ITEMS_MAX) })
  .meta({ id: "UploadPreApplications", description: "录入贷款机构系统 · Entered at the lender" });

export const PreApplicationResultsBody = z
  .object({
    items: z
      .array(
        z.discriminatedUnion("outcome", [
          Shown.extend({ outcome: z.literal("passed") }),
          Shown.extend({
            outcome: z.literal("rejected"),
            reason: z.string().trim().min(2).max(500),
          }),
        ]),
      )
      .min(1)
      .max(ITEMS_MAX),
  })
  .meta({ id: "PreApplicationResults", description: "预申请结果 · Results" });

export const MoveOutcomesBody = z
  .object({
    data: z.array(
      z.object({
        id: PreApplicationId,
        status: Status.nullable(),
        version: z.int().nullable(),
        refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: "MoveOutcomes", description: "逐条结果 · Outcome of each" });

export const PublishPreApplicationsBody = z
  .object({ academicYear: YearText, school: requiredLineOf(80), ...publicityTerms })
  .meta({
    id: "PublishPreApplications",
    description: "公示一所学校的名单 · Publish a school's list",
  });

export const YearQuery = z.object({ academicYear: YearText });

export const PreApplicationCountsBody = z
  .object({
    data: z.array(
      z.object({
        school: z.string(),
        total: z.int(),
        byStatus: z.record(z.string(), z.int()),
      }),
    ),
  })
  .meta({ id: "PreApplicationCounts", description: "各校预申请 · Pre-applications by school" });

const Wish = z.enum(["first", "renewal", "undecided"]);

export const InterestForm = z
  .object({
    academicYear: YearText,
    name: requiredLineOf(50),
    school: requiredLineOf(80),
    township: lineOf(40).default(""),
    phone: lineOf(40),
    wish: Wish.default("undecided"),
    note: lineOf(200).default(""),
  })
  .meta({ id: "InterestForm", description: "贷款意向 · Wish to borrow" });

export const InterestBody = z
  .object({
    id: idOf("int", "InterestId"),
    academicYear: z.string(),
    name: z.string().meta({ description: "姓名（遮蔽）· Name, masked" }),
    phone: z.string().meta({ description: "手机号（遮蔽）· Phone number, masked" }),
    school: z.string(),
    township: z.string(),
    wish: Wish,
    collectedOn: PlainDateString,
    preApplicationId: z.string().nullable().meta({
      description: "后来的预申请 · The pre-application that came of it",
    }),
    applicationId: z.string().nullable().meta({
      description: "后来的贷款申请 · The application that came of it",
    }),
  })
  .meta({ id: "Interest", description: "贷款意向 · Somebody who means to borrow" });

export const InterestPage = pageOf(InterestBody, "InterestPage");
export const InterestQuery = PageQuery.extend({
  academicYear: YearText,
  school: requiredLineOf(80).optional(),
  township: lineOf(40).optional(),
});

export const InterestCountsQuery = z.object({
  academicYear: YearText,
  by: z.enum(["school", "township"]).default("school"),
});

export const InterestCountsBody = z
  .object({
    data: z.array(
      z.object({
        group: z.string(),
        entries: z.int(),
        preApplications: z.int(),
        applications: z.int(),
      }),
    ),
  })
  .meta({ id: "InterestCounts", description: "意向与转化 · Wishes and what came of them" });
