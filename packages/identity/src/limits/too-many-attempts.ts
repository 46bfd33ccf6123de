import { Refusal } from "@bursar/domain/refusal";

/** What an address is told from which too many sign-ins have failed. */
export function tooManyAttempts(retryAfterSeconds: number): Refusal {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new Refusal("auth.too-many-attempts", {
    zh: `这个网络地址登录失败次数过多。请在 ${minutes} 分钟后再试。`,
    en: `Too many sign-ins from this network address have failed. Try again in ${minutes} minutes.`,
    status: 429,
    data: { retryAfterSeconds },
  });
}
