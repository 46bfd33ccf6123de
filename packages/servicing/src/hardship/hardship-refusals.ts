/** What use cases about recognitions of hardship refuse. */
export const hardshipTexts = {
  "hardship.not-found": {
    zh: "找不到这份认定。核对编号，或从认定列表打开。",
    en: "There is no such recognition. Check its id or open it from the list.",
    status: 404,
  },
  "hardship.person-not-found": {
    zh: "找不到这位借款学生。从借款学生列表打开，或直接填写姓名和身份证号。",
    en: "There is no such borrower. Open them from the list, or give name and ID number.",
    status: 404,
  },
  "hardship.no-such-year": {
    zh: "学年写成两个相连的年份，例如 2026-2027。",
    en: "Write the academic year as two years in a row, such as 2026-2027.",
    status: 422,
  },
  "hardship.invalid-id-number": {
    zh: "身份证号码有误：对照身份证重新输入 18 位号码。",
    en: "The ID number is wrong: type its 18 characters again from the card.",
    status: 422,
  },
  "hardship.unknown-category": {
    zh: "困难类别不在现行名单里：从名单中选一项。",
    en: "The category is not on the list in force: choose one from the list.",
    status: 422,
  },
  "hardship.unknown-document": {
    zh: "佐证材料里有本中心没有的编号：从材料列表里重新选择。",
    en: "A document among the evidence is not of this centre: choose from the list of documents.",
    status: 422,
  },
  "hardship.date-in-future": {
    zh: "承诺书的日期晚于业务日期：改为实际签字的日期。",
    en: "The commitment's date is after the business date: enter the day on which it was signed.",
    status: 409,
  },
  "hardship.already-there": {
    zh: "这位学生这个学年已有认定或待决定的申请：打开它，或先撤回。",
    en: "This student has a recognition or a request of that year already: open it, or cancel it first.",
    status: 409,
  },
  "hardship.replaced-meanwhile": {
    zh: "要调整的认定已不是现行认定：撤回这份申请，按现行认定重新提出。",
    en: "The recognition that it changes is no longer in force: cancel this and propose it anew.",
    status: 409,
  },
} as const;
