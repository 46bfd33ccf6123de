import { readAuditReason, type AuditReason } from "@bursar/domain/identity";
import { Refusal } from "@bursar/domain/refusal";
import type { RoleDecision } from "./grantable-roles.ts";

export function memberNotFound(): Refusal {
  return new Refusal("staff.not-found", {
    zh: "本中心没有这个账号。请从工作人员列表打开。",
    en: "This centre has no such account. Open it from the list of staff.",
    status: 404,
  });
}

export function ownAccount(): Refusal {
  return new Refusal("staff.own-account", {
    zh: "不能在这里改自己的账号。请另一位主任办理；自己的密码和动态码在“我”里改。",
    en: "You can't change your own account here. Ask another supervisor; your password and codes are under your own name.",
    status: 403,
  });
}

export function accountTaken(): Refusal {
  return new Refusal("staff.account-taken", {
    zh: "这个账号名已有人使用。请换一个，例如加上姓名拼音或县名。",
    en: "This account name is taken. Choose another, such as one with the person's name in it.",
    status: 409,
    pointer: "/account",
  });
}

export function rolesRefused(code: Extract<RoleDecision, { kind: "refused" }>["code"]): Refusal {
  if (code === "staff.own-account") return ownAccount();
  if (code === "staff.university-missing") {
    return new Refusal("staff.university-missing", {
      zh: "高校资助部门的账号要填高校代码。",
      en: "An account of a university's aid office needs the university's code.",
      status: 422,
      pointer: "/universityCode",
    });
  }
  return new Refusal("staff.role-not-grantable", {
    zh: "这个角色不能在这里授予。可授予：经办、复核、主任、批处理操作员、审计、高校资助部门。",
    en: "This role can't be granted here. Use clerk, reviewer, supervisor, operator, auditor or university.",
    status: 403,
    pointer: "/roles",
  });
}

export function versionChanged(): Refusal {
  return new Refusal("version.changed", {
    zh: "内容已被他人修改。请重新读取，核对后再提交。",
    en: "Somebody has changed this meanwhile. Read it again, compare and then submit.",
    status: 412,
  });
}

/** What a person gave as a reason, fit for the audit. @throws Refusal `staff.number-in-reason` */
export function requireAuditReason(text: string): AuditReason {
  const reading = readAuditReason(text);
  if (reading.kind === "accepted") return reading.reason;
  throw new Refusal("staff.number-in-reason", {
    zh: "原因会原样留在审计记录里：不要写证件号、手机号或账号。",
    en: "The reason stays in the audit as it is: leave out ID, phone and account numbers.",
    status: 422,
    pointer: "/reason",
  });
}
