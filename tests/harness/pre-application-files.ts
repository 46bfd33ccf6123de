import { rosterRows } from "./roster-files.ts";

const COLUMNS = [
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

export const ACADEMIC_YEAR = "2026-2027";
export const SCHOOL = "乳山市第一中学";
export type PreApplicationCells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** The cells of one student of the county as the school writes them. */
export function preApplicationCells(index: number): PreApplicationCells {
  const [row = {}] = rosterRows(index, 1);
  const cell = (name: string): string => row[name] ?? "";
  return {
    学年: ACADEMIC_YEAR,
    学校: SCHOOL,
    班级: "高三（2）班",
    姓名: cell("姓名"),
    性别: cell("性别"),
    民族: cell("民族"),
    身份证号: cell("身份证号"),
    手机号: cell("手机号"),
    户籍乡镇: cell("户籍乡镇"),
    预申请类别: "最低生活保障家庭学生",
    家长姓名: cell("共同借款人姓名"),
    家长关系: cell("共同借款人关系"),
    家长身份证号: cell("共同借款人身份证号"),
    家长手机号: cell("共同借款人手机号"),
    备注: "父亲患尿毒症",
  };
}

/** A school's roster as a file. */
export function preApplicationCsv(rows: readonly PreApplicationCells[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => row[column]).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

/** The same student as the counter types it. */
export function preApplicationForm(index: number) {
  const cells = preApplicationCells(index);
  return {
    academicYear: ACADEMIC_YEAR,
    school: SCHOOL,
    className: cells["班级"],
    name: cells["姓名"],
    sex: cells["性别"] === "男" ? "male" : "female",
    ethnicity: cells["民族"],
    idNumber: cells["身份证号"],
    phone: cells["手机号"],
    township: cells["户籍乡镇"],
    category: "subsistence-allowance",
    guardian: {
      name: cells["家长姓名"],
      relation: cells["家长关系"],
      idNumber: cells["家长身份证号"],
      phone: cells["家长手机号"],
    },
    note: cells["备注"],
  };
}
