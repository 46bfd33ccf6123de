import type { ProblemTable } from "./problem-row.ts";

/** Codes about pre-applications from high schools and the interest list. */
export const preApplicationProblems = {
  "pre-application.not-found": {
    status: 404,
    title: { zh: "没有这份预申请", en: "No such pre-application" },
    help: {
      zh: "请核对编号，或从预申请列表打开；其他中心的在这里查不到。",
      en: "Check its id or open it from the list; another centre's can't be seen here.",
    },
  },
  "pre-application.invalid": {
    status: 422,
    title: { zh: "预申请填写有误", en: "The form has mistakes" },
    help: {
      zh: "data.problems 逐项列出字段、原因和改法，改好后再提交。",
      en: "data.problems names each field, what is wrong and what to do. Correct them and submit again.",
    },
  },
  "pre-application.no-such-year": {
    status: 422,
    title: { zh: "没有这个学年", en: "No such academic year" },
    help: {
      zh: "学年写成两个相连的年份，例如 2026-2027。",
      en: "Write two years in a row, such as 2026-2027.",
    },
  },
  "pre-application.not-open-yet": {
    status: 409,
    title: { zh: "预申请还没有开始", en: "Pre-applications are not open yet" },
    help: {
      zh: "detail 写明从哪天起、到哪天为止；这之前可以先收集意向名单。",
      en: "detail names the first and last day; the interest list can be kept before.",
    },
  },
  "pre-application.bulk-closed": {
    status: 409,
    title: { zh: "现在不能成批办理", en: "Many at once are not taken now" },
    help: {
      zh: "detail 写明成批办理的时间；现在可以逐条录入。",
      en: "detail names when many at once are taken; enter them one by one now.",
    },
  },
  "pre-application.closed": {
    status: 409,
    title: { zh: "预申请已经截止", en: "Pre-applications have ended" },
    help: {
      zh: "改在受理时填家庭经济困难学生认定申请表；detail 写明下一学年的开始日期。",
      en: "Take the hardship form with the application; detail names when the next year begins.",
    },
  },
  "pre-application.wrong-state": {
    status: 409,
    title: { zh: "现在不能办这一步", en: "The step is not possible now" },
    help: {
      zh: "预申请按规定的顺序办理，detail 写明它现在的状态。请刷新后再办。",
      en: "A pre-application has its order of steps; detail names where it stands. Reload it.",
    },
  },
  "pre-application.same-person": {
    status: 409,
    title: { zh: "不能核实自己录入的预申请", en: "The maker can't verify it" },
    help: {
      zh: "录入和核实须由两人完成。请交给另一位复核人。",
      en: "One person enters it and another verifies it. Hand it to another checker.",
    },
  },
  "pre-application.not-a-draft": {
    status: 409,
    title: { zh: "只有草稿能改", en: "Only a draft can be changed" },
    help: {
      zh: "已报送的先由复核人退回，再修改。",
      en: "Have a checker return it first, then change it.",
    },
  },
  "pre-application.date-in-future": {
    status: 409,
    title: { zh: "日期晚于业务日期", en: "The date is still to come" },
    help: {
      zh: "请填写学校盖章的实际日期。",
      en: "Enter the day on the school's stamp.",
    },
  },
  "pre-application.other-year": {
    status: 409,
    title: { zh: "学年不一致", en: "It is of another year" },
    help: {
      zh: "请按预申请所属的学年办理。",
      en: "Handle it with the academic year it belongs to.",
    },
  },
  "interest.invalid": {
    status: 422,
    title: { zh: "意向登记填写有误", en: "The entry has mistakes" },
    help: {
      zh: "data.problems 逐项列出字段、原因和改法，改好后再提交。",
      en: "data.problems names each field, what is wrong and what to do. Correct them and submit again.",
    },
  },
  "interest.duplicate": {
    status: 409,
    title: { zh: "已在意向名单里", en: "On the list already" },
    help: {
      zh: "这个姓名和手机号已登记过，不用再登记。",
      en: "This name and number is on the list; nothing is left to do.",
    },
  },
} satisfies ProblemTable;
