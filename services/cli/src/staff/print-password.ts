import type { WithInitialPassword } from "@bursar/identity/members";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

/** The account and the password for its first sign-in, which stands nowhere else. */
export function printPassword(
  shell: Shell,
  options: SharedOptions,
  { member, initialPassword }: WithInitialPassword,
): void {
  if (options.json === true) shell.printJson({ staff: member, initialPassword });
  else shell.print(`${member.account}  ${initialPassword ?? ""}`);
  shell.say({
    zh: "✓ 初始密码只显示这一次，7 天内有效；本人登录后须改成自己的密码。",
    en: "✓ This password is shown once and works for 7 days; its owner then chooses another.",
  });
}
