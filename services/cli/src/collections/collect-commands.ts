import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar collect …`: arrears, contacts, promises and limits of claims. */
export function addCollect(program: Command, parts: Parts): void {
  const { pick } = parts.shell;
  const collect = program
    .command("collect")
    .helpCommand(false)
    .description(
      pick({ zh: "逾期与催收", en: "arrears: worklist, contacts, promises, limitation" }),
    );
  addWorklist(collect, parts);
  addContact(collect, parts);
  addPromise(collect, parts);
  addLimitation(collect, parts);
}

function addWorklist(collect: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  collect
    .command("worklist")
    .description(
      pick({ zh: "逾期清单，按轻重缓急", en: "people with arrears, the most pressing first" }),
    )
    .option("--township <NAME>", pick({ zh: "乡镇", en: "township" }))
    .option("--bucket <DAYS>", pick({ zh: "逾期天数段，如 91-180", en: "days, such as 91-180" }))
    .option("--assignee <ID>", pick({ zh: "负责人", en: "who is in charge" }))
    .option("--promise-broken", pick({ zh: "只看失约的", en: "only broken promises" }))
    .option("--limit <N>", pick({ zh: "最多几人", en: "how many people at most" }), "50")
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { showWorklist } = await import("./worklist.command.ts");
      setExitCode(await showWorklist(shell, command.optsWithGlobals()));
    });
}

function addContact(collect: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  collect
    .command("contact")
    .description(
      pick({
        zh: "登记一次联系；不得打扰的时段和次数上限会拒绝并说明何时可以",
        en: "record a contact; quiet hours and limits refuse it and say when it is allowed",
      }),
    )
    .argument("<BORROWER>", pick({ zh: "借款学生编号，如 bor_…", en: "the borrower, bor_…" }))
    .requiredOption("--as <ACCOUNT>", pick({ zh: "以谁的账号登记", en: "who records it" }))
    .requiredOption("--result <RESULT>", pick({ zh: "结果，如 answered", en: "what came of it" }))
    .option("--channel <CHANNEL>", pick({ zh: "方式", en: "how" }), "call")
    .option("--party <PARTY>", pick({ zh: "对象", en: "with whom" }), "borrower")
    .option("--at <TIME>", pick({ zh: "补录时间 2026-11-19T15:30", en: "when, if entered later" }))
    .option("--note <TEXT>", pick({ zh: "备注", en: "note" }))
    .option("--promise <YUAN>", pick({ zh: "承诺金额", en: "amount promised" }))
    .option("--by <DATE>", pick({ zh: "承诺日期", en: "by when" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (borrower: string, _options: unknown, command: Command) => {
      const { recordContact } = await import("./contact.command.ts");
      const options = command.optsWithGlobals<{ as: string; result: string }>();
      setExitCode(await recordContact(shell, { ...options, borrower }));
    });
}

function addPromise(collect: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  collect
    .command("promise")
    .description(pick({ zh: "登记还款承诺", en: "take a promise to pay" }))
    .argument("<BORROWER>", pick({ zh: "借款学生编号，如 bor_…", en: "the borrower, bor_…" }))
    .requiredOption("--as <ACCOUNT>", pick({ zh: "以谁的账号登记", en: "who records it" }))
    .requiredOption("--amount <YUAN>", pick({ zh: "金额", en: "amount" }))
    .requiredOption("--by <DATE>", pick({ zh: "日期", en: "by when" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (borrower: string, _options: unknown, command: Command) => {
      const { takePromise } = await import("./promise.command.ts");
      const options = command.optsWithGlobals<{ as: string; amount: string; by: string }>();
      setExitCode(await takePromise(shell, { ...options, borrower }));
    });
}

function addLimitation(collect: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  collect
    .command("limitation")
    .description(
      pick({
        zh: "一份合同的诉讼时效；不写合同时列出将届满的",
        en: "a contract's limitation; without one, the claims that are near theirs",
      }),
    )
    .argument("[CONTRACT]", pick({ zh: "合同编号", en: "contract number" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (contractNo: string | undefined, _options: unknown, command: Command) => {
      const { showLimitation } = await import("./limitation.command.ts");
      setExitCode(await showLimitation(shell, { ...command.optsWithGlobals(), contractNo }));
    });
}
