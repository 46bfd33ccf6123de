/**
 * The headings of a school's roster of pre-applications, in the order of the form. Further columns
 * are ignored; a missing one refuses the whole file.
 */
export const PRE_APPLICATION_COLUMNS = [
  "学年",
  "学校",
  "班级",
  "姓名",
  "性别",
  "民族",
  "身份证号",
  "手机号",
  "户籍乡镇",
  "预申请类别",
  "家长姓名",
  "家长关系",
  "家长身份证号",
  "家长手机号",
  "备注",
] as const;
export type PreApplicationField = (typeof PRE_APPLICATION_COLUMNS)[number];

/** The headings of the list of those who mean to borrow. */
export const INTEREST_COLUMNS = [
  "学年",
  "姓名",
  "学校",
  "户籍乡镇",
  "手机号",
  "意向",
  "备注",
] as const;
export type InterestField = (typeof INTEREST_COLUMNS)[number];
