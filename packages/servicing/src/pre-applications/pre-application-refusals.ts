/** What use cases about pre-applications refuse. */
export const preApplicationTexts = {
  "pre-application.not-found": {
    zh: "找不到这份预申请。核对编号，或从预申请列表打开。",
    en: "There is no such pre-application. Check its id or open it from the list.",
    status: 404,
  },
  "pre-application.not-a-draft": {
    zh: "只有草稿能改。已经报送的，先由复核人退回。",
    en: "Only a draft can be changed. Have a checker return it first.",
    status: 409,
  },
  "pre-application.date-in-future": {
    zh: "学校盖章的日期晚于业务日期：改为实际日期。",
    en: "The school's date is after the business date: enter the day on its stamp.",
    status: 409,
  },
  "pre-application.no-such-year": {
    zh: "学年写成两个相连的年份，例如 2026-2027。",
    en: "Write the academic year as two years in a row, such as 2026-2027.",
    status: 422,
  },
  "pre-application.other-year": {
    zh: "这份预申请属于另一个学年：按它的学年办理。",
    en: "This pre-application is of another academic year: handle it with its own year.",
    status: 409,
  },
} as const;
