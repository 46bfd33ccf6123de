import type { ProblemTable } from "./problem-row.ts";

/** Codes about keys with which other programs work. */
export const serviceKeyProblems = {
  "service-key.not-found": {
    status: 404,
    title: { zh: "没有这个服务密钥", en: "No such service key" },
    help: { zh: "请从密钥列表打开。", en: "Open it from the list of keys." },
  },
  "service-key.scope-not-grantable": {
    status: 422,
    title: { zh: "密钥不能有这项权限", en: "A key can't have this scope" },
    help: {
      zh: "复核、批准、管理人员和查看明文由人来做。detail 列出不能用的权限，请去掉。",
      en: "Reviewing, approving, managing and revealing is for people. detail lists the scopes to leave out.",
    },
  },
  "service-key.expiry-past": {
    status: 422,
    title: { zh: "到期日已经过去", en: "The last day has passed" },
    help: { zh: "请填今天或以后的日期。", en: "Enter today or a later day." },
  },
} satisfies ProblemTable;
