import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar policy …`: the dated parameters, and their changes by two people. */
export function addPolicy(program: Command, parts: Parts): void {
  const { pick } = parts.shell;
  const policy = program
    .command("policy")
    .helpCommand(false)
    .description(
      pick({
        zh: "参数（LPR、免息年度……）：查看，提出，影响回测，第二人复核，生效",
        en: "parameters (LPR, waiver years …): list, propose, back-test, approve, activate",
      }),
    );
  addReading(policy, parts);
  addProposing(policy, parts);
  addDeciding(policy, parts);
  addWithdrawing(policy, parts);
}

function addReading(policy: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  policy
    .command("list")
    .description(pick({ zh: "参数表，或参数变更", en: "the rows, or the proposed changes" }))
    .option("--kind <KIND>", pick({ zh: "种类，如 lpr-5y", en: "a kind, such as lpr-5y" }))
    .option("--on <DATE>", pick({ zh: "这一天有效的", en: "those in force on this day" }))
    .option("--proposals", pick({ zh: "列出参数变更", en: "the proposed changes instead" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { listPolicy } = await import("./list-policy.command.ts");
      setExitCode(await listPolicy(shell, command.optsWithGlobals()));
    });
}

function addWithdrawing(policy: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  policy
    .command("show")
    .description(pick({ zh: "一项变更：参数、回测、补记", en: "a change: rows, back-test, run" }))
    .argument("<PROPOSAL>", "ppr_…")
    .option("--json", json)
    .action(async (proposal: string, _options: unknown, command: Command) => {
      const { showPolicyChange } = await import("./show-policy-change.command.ts");
      setExitCode(await showPolicyChange(shell, { ...command.optsWithGlobals(), proposal }));
    });
  policy
    .command("withdraw")
    .description(pick({ zh: "提出人撤回", en: "take a proposal back, as its maker" }))
    .argument("<PROPOSAL>", "ppr_…")
    .requiredOption("--reason <TEXT>", pick({ zh: "理由", en: "why" }))
    .requiredOption("--as <ACCOUNT>", pick({ zh: "办理人的账号", en: "who does it" }))
    .option("--json", json)
    .action(async (proposal: string, _options: unknown, command: Command) => {
      const { withdrawPolicy } = await import("./withdraw-policy.command.ts");
      const options = command.optsWithGlobals<{ as: string; reason: string }>();
      setExitCode(await withdrawPolicy(shell, { ...options, proposal }));
    });
}

function addProposing(policy: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  policy
    .command("propose")
    .description(
      pick({
        zh: "提出变更：文件 {reason, rows}，或 --lpr，或 --waiver-year",
        en: "propose a change: a file {reason, rows}, or --lpr, or --waiver-year",
      }),
    )
    .argument("[FILE]", pick({ zh: "JSON 文件，- 为标准输入", en: "JSON; - is standard input" }))
    .option("--lpr <PERCENT>", pick({ zh: "五年期以上 LPR，如 3.45", en: "LPR over five years" }))
    .option("--from <DATE>", pick({ zh: "LPR 的公布日", en: "the day the LPR is published" }))
    .option(
      "--waiver-year <YEAR>",
      pick({ zh: "免息年度，条件同上一个免息年度", en: "a waiver year on the last one's terms" }),
    )
    .option("--source <TEXT>", pick({ zh: "文号或出处", en: "the document it comes from" }))
    .option("--reason <TEXT>", pick({ zh: "事由", en: "why" }))
    .requiredOption("--as <ACCOUNT>", pick({ zh: "提出人的账号", en: "who proposes it" }))
    .option("--json", json)
    .action(async (file: string | undefined, _options: unknown, command: Command) => {
      const { proposePolicy } = await import("./propose-policy.command.ts");
      setExitCode(await proposePolicy(shell, { ...command.optsWithGlobals(), file }));
    });
  policy
    .command("backtest")
    .description(
      pick({
        zh: "对本中心每笔贷款算出变更前后的金额；中断后再次执行会接着算",
        en: "compute every loan of the centre before and after; the same command again goes on",
      }),
    )
    .argument("<PROPOSAL>", "ppr_…")
    .option("--json", json)
    .action(async (proposal: string, _options: unknown, command: Command) => {
      const { backtestPolicy } = await import("./backtest-policy.command.ts");
      setExitCode(await backtestPolicy(shell, { ...command.optsWithGlobals(), proposal }));
    });
}

function addDeciding(policy: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const steps = [
    ["approve", { zh: "复核（第二人，须有有效的影响回测）", en: "approve, as the second person" }],
    ["activate", { zh: "使已复核的变更生效", en: "put an approved change in force" }],
  ] as const;
  for (const [step, description] of steps) {
    policy
      .command(step)
      .description(pick(description))
      .argument("<PROPOSAL>", "ppr_…")
      .requiredOption("--as <ACCOUNT>", pick({ zh: "办理人的账号", en: "who does it" }))
      .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
      .action(async (proposal: string, _options: unknown, command: Command) => {
        const { decidePolicy } = await import("./decide-policy.command.ts");
        setExitCode(await decidePolicy(shell, { ...command.optsWithGlobals(), proposal, step }));
      });
  }
}
