import type { Command } from "commander";
import type { Parts } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

/** `bursar loan prepay-quote` and `bursar loan defer`. */
export function addLoanEvents(loan: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const contract = pick({ zh: "合同编号", en: "contract number" });
  loan
    .command("prepay-quote")
    .description(
      pick({
        zh: "提前还款试算：应存多少、省多少利息、还款计划怎么变",
        en: "what an early repayment costs, saves and changes",
      }),
    )
    .argument("<CONTRACT>", contract)
    .option("--on <DATE>", pick({ zh: "申请日；不写时为今天", en: "the day; else today" }))
    .option("--principal <YUAN>", pick({ zh: "提前归还的本金", en: "principal to repay" }))
    .option("--all", pick({ zh: "全部结清（不写本金时即是）", en: "all of it; the default" }))
    .option("--json", jsonText(shell))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { showPrepaymentQuote } = await import("./quote-prepayment.command.ts");
      setExitCode(await showPrepaymentQuote(shell, { ...command.optsWithGlobals(), contractNo }));
    });
  loan
    .command("defer")
    .description(
      pick({
        zh: "本金延期：全部合同的影响；加 --commit 才申请，申请后不可撤销",
        en: "defer a year's principal: the effect on all contracts; --commit files it for good",
      }),
    )
    .argument("<CONTRACT>", contract)
    .requiredOption("--year <YEAR>", pick({ zh: "应还年度，如 2025", en: "year of the dues" }))
    .option("--commit", pick({ zh: "申请", en: "file it" }))
    .option("--as <ACCOUNT>", pick({ zh: "以此账号办理", en: "account that files it" }))
    .option("--json", jsonText(shell))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { defer } = await import("./defer-principal.command.ts");
      const options = command.optsWithGlobals<{ year: string }>();
      setExitCode(await defer(shell, { ...options, contractNo }));
    });
}

/** `bursar servicing …` */
export function addServicing(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("servicing")
    .helpCommand(false)
    .description(pick({ zh: "贷后业务", en: "events of servicing" }))
    .command("waiting")
    .description(
      pick({
        zh: "待办：等款的提前还款、没办结的救助、待复核的代偿",
        en: "what waits: early repayments for money, rescues and compensations for a person",
      }),
    )
    .option("--json", jsonText(shell))
    .action(async (_options: unknown, command: Command) => {
      const { listWaiting } = await import("./list-waiting.command.ts");
      setExitCode(await listWaiting(shell, command.optsWithGlobals()));
    });
}

function jsonText({ pick }: Shell): string {
  return pick({ zh: "以 JSON 输出", en: "print JSON" });
}
