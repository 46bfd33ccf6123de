import type { ProblemTable } from "./problem-row.ts";

/** Codes about an application and its review. */
export const applicationProblems = {
  "application.not-found": {
    status: 404,
    title: { zh: "没有这份申请", en: "No such application" },
    help: {
      zh: "请核对申请编号，或从申请列表打开；其他中心的申请在这里查不到。",
      en: "Check its id or open it from the list; another centre's applications can't be seen here.",
    },
  },
  "application.not-awaiting-review": {
    status: 409,
    title: { zh: "申请不在待复核状态", en: "The application doesn't await review" },
    help: {
      zh: "申请可能已由他人复核或退回。请刷新列表，查看它现在的状态。",
      en: "Somebody may have reviewed or returned it. Reload the list and see how it stands.",
    },
  },
  "application.same-person": {
    status: 409,
    title: { zh: "不能复核自己经办的申请", en: "The maker can't review it" },
    help: {
      zh: "录入和复核须由两人完成。请交给另一位有复核权限的人。",
      en: "One person enters an application and another reviews it. Hand it to another checker.",
    },
  },
  "application.version-changed": {
    status: 409,
    title: { zh: "申请在查看后有改动", en: "The application has changed" },
    help: {
      zh: "复核只对看到的版本有效。请刷新，看过新内容后再复核。",
      en: "An approval holds for the version that was shown. Reload it and review the new one.",
    },
  },
} satisfies ProblemTable;
