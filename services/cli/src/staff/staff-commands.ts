import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar staff …`: who works at the centre. */
export function addStaff(program: Command, parts: Parts): void {
  const { pick } = parts.shell;
  const staff = program
    .command("staff")
    .helpCommand(false)
    .description(pick({ zh: "工作人员账号", en: "accounts of staff" }));
  addList(staff, parts);
  addAdd(staff, parts);
  addOnAccount(staff, parts);
}

function addList(staff: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  staff
    .command("list")
    .description(pick({ zh: "本中心的账号和角色", en: "the centre's accounts and roles" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { listStaff } = await import("./list-staff.command.ts");
      setExitCode(await listStaff(shell, command.optsWithGlobals()));
    });
}

function addAdd(staff: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  staff
    .command("add")
    .description(
      pick({
        zh: "新建账号；初始密码只显示一次，7 天内须改成自己的",
        en: "make an account; its initial password is shown once and works for 7 days",
      }),
    )
    .argument("<ACCOUNT>", pick({ zh: "账号名，如 zhang.wei", en: "account name" }))
    .requiredOption("--name <NAME>", pick({ zh: "姓名", en: "the person's name" }))
    .requiredOption(
      "--role <ROLE...>",
      pick({
        zh: "角色：clerk 经办、reviewer 复核、supervisor 主任、operator 批处理、auditor 审计、university 高校",
        en: "clerk, reviewer, supervisor, operator, auditor, university",
      }),
    )
    .option(
      "--university <CODE>",
      pick({ zh: "高校代码（角色为 university 时）", en: "the university's code" }),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (account: string, _options: unknown, command: Command) => {
      const { addStaffMember } = await import("./add-staff.command.ts");
      const options = command.optsWithGlobals<{ name: string; role: string[] }>();
      setExitCode(await addStaffMember(shell, { ...options, account }));
    });
}

function addOnAccount(staff: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const account = pick({ zh: "账号名", en: "account name" });
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  staff
    .command("reset-password")
    .description(
      pick({
        zh: "设置新的初始密码并结束其登录",
        en: "give a new initial password and end the sessions",
      }),
    )
    .argument("<ACCOUNT>", account)
    .option("--json", json)
    .action(async (named: string, _options: unknown, command: Command) => {
      const { resetPassword } = await import("./reset-password.command.ts");
      setExitCode(await resetPassword(shell, { ...command.optsWithGlobals(), account: named }));
    });
  staff
    .command("unlock")
    .description(pick({ zh: "解锁登录失败过多的账号", en: "unlock after failed sign-ins" }))
    .argument("<ACCOUNT>", account)
    .option("--json", json)
    .action(async (named: string, _options: unknown, command: Command) => {
      const { unlock } = await import("./unlock.command.ts");
      setExitCode(await unlock(shell, { ...command.optsWithGlobals(), account: named }));
    });
}
