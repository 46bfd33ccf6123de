import type { ProblemTable } from "./problem-row.ts";

/** Codes about hardship recognition. */
export const hardshipProblems = {
  "hardship.not-found": {
    status: 404,
    title: { zh: "没有这份认定", en: "No such recognition" },
    help: {
      zh: "请核对编号，或从认定列表打开；其他中心的在这里查不到。",
      en: "Check its id or open it from the list; another centre's can't be seen here.",
    },
  },
  "hardship.person-not-found": {
    status: 404,
    title: { zh: "没有这位借款学生", en: "No such borrower" },
    help: {
      zh: "请从借款学生列表打开，或直接填写姓名和身份证号。",
      en: "Open them from the list, or give name and ID number.",
    },
  },
  "hardship.no-such-year": {
    status: 422,
    title: { zh: "没有这个学年", en: "No such academic year" },
    help: {
      zh: "学年写成两个相连的年份，例如 2026-2027。",
      en: "Write two years in a row, such as 2026-2027.",
    },
  },
  "hardship.invalid-id-number": {
    status: 422,
    title: { zh: "身份证号码有误", en: "The ID number is wrong" },
    help: {
      zh: "请对照身份证重新输入 18 位号码。",
      en: "Type its 18 characters again from the card.",
    },
  },
  "hardship.unknown-category": {
    status: 422,
    title: { zh: "没有这个困难类别", en: "No such category" },
    help: {
      zh: "请从现行名单中选一项。",
      en: "Choose one from the list in force.",
    },
  },
  "hardship.unknown-document": {
    status: 422,
    title: { zh: "没有这份佐证材料", en: "No such document" },
    help: {
      zh: "请先上传材料，再从材料列表里选择编号。",
      en: "Upload the document first and choose its id from the list.",
    },
  },
  "hardship.unknown-indicator": {
    status: 409,
    title: { zh: "没有这项困难情形", en: "No such circumstance" },
    help: {
      zh: "名单按生效日期更新，请刷新名单后重新选择。",
      en: "The list changes with its dates: reload it and choose again.",
    },
  },
  "hardship.date-in-future": {
    status: 409,
    title: { zh: "日期晚于业务日期", en: "The date is still to come" },
    help: {
      zh: "请填写承诺书的实际签字日期。",
      en: "Enter the day on which the commitment was signed.",
    },
  },
  "hardship.already-there": {
    status: 409,
    title: { zh: "这个学年已有认定或申请", en: "There is one of that year already" },
    help: {
      zh: "请打开已有的那一份；要调整的，从现行认定提出。",
      en: "Open the one that is there; propose a change from the recognition in force.",
    },
  },
  "hardship.wrong-state": {
    status: 409,
    title: { zh: "现在不能办这一步", en: "The step is not possible now" },
    help: {
      zh: "认定按规定的顺序办理，detail 写明它现在的状态。请刷新后再办。",
      en: "A recognition has its order of steps; detail names where it stands. Reload it.",
    },
  },
  "hardship.not-public-yet": {
    status: 409,
    title: { zh: "还没有公示", en: "It was not public yet" },
    help: {
      zh: "请先把它列入公示名单，公示期满再决定。",
      en: "Put it on a public list first and decide when the days are over.",
    },
  },
  "hardship.same-person": {
    status: 409,
    title: { zh: "不能决定自己经办的认定", en: "The maker can't decide" },
    help: {
      zh: "经办和决定须由两人完成。请交给另一位复核人。",
      en: "One person enters it and another decides. Hand it to another checker.",
    },
  },
  "hardship.no-level": {
    status: 409,
    title: { zh: "没有达到任何一档", en: "No level is reached" },
    help: {
      zh: "请补充遗漏的情形后重新公示，或不予认定。",
      en: "Add what was left out and publish again, or decline.",
    },
  },
  "hardship.not-in-force": {
    status: 409,
    title: { zh: "不是现行认定", en: "Not a recognition in force" },
    help: {
      zh: "只有现行认定能调整；没有认定的按学年认定提交。",
      en: "Only one in force can be changed; submit a yearly request otherwise.",
    },
  },
  "hardship.no-such-change": {
    status: 409,
    title: { zh: "档次与调整方向不符", en: "The level does not fit the change" },
    help: {
      zh: "请核对困难情形，或改选调高、调低、取消。",
      en: "Check the circumstances, or choose raise, lower or withdraw.",
    },
  },
  "hardship.replaced-meanwhile": {
    status: 409,
    title: { zh: "要调整的认定已经变动", en: "What it changes is gone" },
    help: {
      zh: "请撤回这份申请，按现行认定重新提出。",
      en: "Cancel it and propose the change from the recognition in force.",
    },
  },
} satisfies ProblemTable;
