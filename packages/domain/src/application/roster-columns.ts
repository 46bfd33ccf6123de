/** One column of the application roster a county keeps: its heading and its English name. */
export interface RosterColumn {
  readonly zh: string;
  readonly en: string;
}

/**
 * The headings an application roster must have, in the order of the form. Further columns are
 * ignored; a missing one refuses the whole file. Problems name the field by its Chinese heading.
 */
export const ROSTER_COLUMNS = [
  { zh: "学年", en: "academic year" },
  { zh: "贷款类型", en: "kind of application" },
  { zh: "姓名", en: "name" },
  { zh: "性别", en: "sex" },
  { zh: "民族", en: "ethnicity" },
  { zh: "身份证号", en: "ID number" },
  { zh: "手机号", en: "mobile number" },
  { zh: "户籍乡镇", en: "township" },
  { zh: "困难类别", en: "hardship category" },
  { zh: "毕业高中", en: "high school" },
  { zh: "高校代码", en: "university code" },
  { zh: "高校名称", en: "university name" },
  { zh: "院系", en: "department" },
  { zh: "专业", en: "major" },
  { zh: "学历层次", en: "level of study" },
  { zh: "学制", en: "programme length" },
  { zh: "入学年份", en: "entry year" },
  { zh: "预计毕业年份", en: "expected graduation year" },
  { zh: "学号", en: "student number" },
  { zh: "学费", en: "tuition" },
  { zh: "住宿费", en: "accommodation fee" },
  { zh: "申请金额", en: "amount applied for" },
  { zh: "共同借款人姓名", en: "co-borrower's name" },
  { zh: "共同借款人关系", en: "co-borrower's relation" },
  { zh: "共同借款人身份证号", en: "co-borrower's ID number" },
  { zh: "共同借款人手机号", en: "co-borrower's mobile number" },
] as const satisfies readonly RosterColumn[];

/** A heading of {@link ROSTER_COLUMNS}. */
export type RosterField = (typeof ROSTER_COLUMNS)[number]["zh"];
