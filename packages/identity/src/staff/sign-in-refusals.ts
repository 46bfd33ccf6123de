import { Refusal } from "@bursar/domain/refusal";

/** The same for an unknown account, a wrong password and an account that works nowhere. */
export function wrongCredentials(): Refusal {
  return new Refusal("auth.wrong-credentials", {
    zh: "账号或密码不对。请核对后再试；忘记密码请联系本中心的系统管理员。",
    en: "The account or the password is wrong. Check both and try again; if you forgot the password, ask your centre's administrator.",
    status: 401,
  });
}

export function secondFactorNeeded(): Refusal {
  return new Refusal("auth.second-factor-needed", {
    zh: "请再输入验证器应用上的 6 位动态码；手机不在身边时，可用一个恢复码。",
    en: "Type the 6 digits that your authenticator app shows as well; without the phone, use a recovery code.",
    status: 401,
  });
}

export function wrongSecondFactor(): Refusal {
  return new Refusal("auth.wrong-second-factor", {
    zh: "动态码不对或已用过。请等应用显示下一个码再试；手机时间应与网络同步。",
    en: "The code is wrong or was used already. Wait for the app's next one; the phone's clock must be right.",
    status: 401,
  });
}

export function passwordStale(): Refusal {
  return new Refusal("auth.initial-password-expired", {
    zh: "初始密码已过期。请本中心主任重新设置一个，再登录并改成自己的密码。",
    en: "The initial password has expired. Ask your centre's supervisor for a new one, then choose your own.",
    status: 401,
  });
}
