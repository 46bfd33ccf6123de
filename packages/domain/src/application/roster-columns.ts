import type { FormField } from "./application-form.ts";

/** One column of the application roster a county keeps: its field, heading and English name. */
export interface RosterColumn {
  readonly field: FormField;
  readonly zh: string;
  readonly en: string;
}

/**
 * The headings an application roster must have, in the order of the form. Further columns are
 * ignored; a missing one refuses the whole file. Problems name the field by its Chinese heading.
 */
export const ROSTER_COLUMNS = [
  { field: "academicYear", zh: "学年", en: "academic year" },
  { field: "kind", zh: "贷款类型", en: "kind of application" },
  { field: "name", zh: "姓名", en: "name" },
  { field: "sex", zh: "性别", en: "sex" },
  { field: "ethnicity", zh: "民族", en: "ethnicity" },
  { field: "idNumber", zh: "身份证号", en: "ID number" },
  { field: "phone", zh: "手机号", en: "mobile number" },
  { field: "township", zh: "户籍乡镇", en: "township" },
  { field: "hardshipCategory", zh: "困难类别", en: "hardship category" },
  { field: "highSchool", zh: "毕业高中", en: "high school" },
  { field: "universityCode", zh: "高校代码", en: "university code" },
  { field: "universityName", zh: "高校名称", en: "university name" },
  { field: "department", zh: "院系", en: "department" },
  { field: "major", zh: "专业", en: "major" },
  { field: "level", zh: "学历层次", en: "level of study" },
  { field: "programmeYears", zh: "学制", en: "programme length" },
  { field: "entryYear", zh: "入学年份", en: "entry year" },
  { field: "graduationYear", zh: "预计毕业年份", en: "expected graduation year" },
  { field: "studentNumber", zh: "学号", en: "student number" },
  { field: "tuition", zh: "学费", en: "tuition" },
  { field: "accommodation", zh: "住宿费", en: "accommodation fee" },
  { field: "amount", zh: "申请金额", en: "amount applied for" },
  { field: "coBorrowerName", zh: "共同借款人姓名", en: "co-borrower's name" },
  { field: "coBorrowerRelation", zh: "共同借款人关系", en: "co-borrower's relation" },
  { field: "coBorrowerIdNumber", zh: "共同借款人身份证号", en: "co-borrower's ID number" },
  { field: "coBorrowerPhone", zh: "共同借款人手机号", en: "co-borrower's mobile number" },
] as const satisfies readonly RosterColumn[];

/** A heading of {@link ROSTER_COLUMNS}. */
export type RosterField = (typeof ROSTER_COLUMNS)[number]["zh"];
