import type { ExplainedField } from "@bursar/domain/loan";
import { Option, type Command } from "commander";
import type { Parts } from "../program.ts";
import { addLoanEvents } from "../servicing/servicing-commands.ts";
import type { Shell } from "../terminal/shell.ts";

/** `bursar loan …` */
export function addLoan(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const loan = program
    .command("loan")
    .helpCommand(false)
    .description(pick({ zh: "贷款", en: "loans" }));
  addLooks(loan, { shell, setExitCode });
  addExplain(loan, { shell, setExitCode });
  addList(loan, { shell, setExitCode });
  addStatement(loan, { shell, setExitCode });
  addLoanEvents(loan, { shell, setExitCode });
}

function addLooks(loan: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const contract = pick({ zh: "合同编号", en: "contract number" });
  const recorded = pick({
    zh: "只看到那一天为止已记录的事实",
    en: "only what was recorded by that day",
  });
  loan
    .command("show")
    .description(pick({ zh: "余额、下一期账单和还款计划", en: "balance, next bill and schedule" }))
    .argument("<CONTRACT>", contract)
    .option("--json", jsonText(shell))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { showLoan } = await import("../show-loan.command.ts");
      setExitCode(await showLoan(shell, { ...command.optsWithGlobals(), contractNo }));
    });
  loan
    .command("as-of")
    .description(
      pick({
        zh: "那一天的样子：当时的余额和还款计划",
        en: "as it was on a day: its position and schedule by what was known then",
      }),
    )
    .argument("<CONTRACT>", contract)
    .argument("<DATE>", pick({ zh: "时点，如 2026-03-01", en: "the day, such as 2026-03-01" }))
    .option("--recorded-by <DATE>", recorded)
    .option("--json", jsonText(shell))
    .action(async (...given: unknown[]) => {
      const [contractNo, asOf, , command] = given as [string, string, unknown, Command];
      const { showLoan } = await import("../show-loan.command.ts");
      setExitCode(await showLoan(shell, { ...command.optsWithGlobals(), contractNo, asOf }));
    });
  loan
    .command("schedule")
    .description(
      pick({
        zh: "还款计划：现计划、原计划和差异",
        en: "schedule: as it is, as it began, changes",
      }),
    )
    .argument("<CONTRACT>", contract)
    .option("--as-of <DATE>", pick({ zh: "时点", en: "as of a day" }))
    .option("--json", jsonText(shell))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { showSchedule } = await import("../loans-schedule.command.ts");
      setExitCode(await showSchedule(shell, { ...command.optsWithGlobals(), contractNo }));
    });
  loan
    .command("history")
    .description(
      pick({
        zh: "流水：发生了什么、何时记录、谁记录、记了哪些账",
        en: "what happened, when and by whom it was recorded, and what was posted",
      }),
    )
    .argument("<CONTRACT>", contract)
    .option("--as-of <DATE>", pick({ zh: "时点", en: "as of a day" }))
    .option("--json", jsonText(shell))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { showHistory } = await import("../loans-history.command.ts");
      setExitCode(await showHistory(shell, { ...command.optsWithGlobals(), contractNo }));
    });
}

/** Written out, since the list itself would load the engine for every command. */
const FIELDS = [
  "payable",
  "interest",
  "principal",
  "waived",
  "subsidised",
  "penalty",
  "accrued",
  "outstanding",
  "toClear",
  "payoff",
] as const satisfies readonly ExplainedField[];

function addExplain(loan: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  loan
    .command("explain")
    .description(
      pick({
        zh: "一个数字是怎么算出来的，与账面是否一致",
        en: "how a figure was computed, and whether the book agrees",
      }),
    )
    .argument("<CONTRACT>", pick({ zh: "合同编号", en: "contract number" }))
    .option(
      "--date <DATE>",
      pick({
        zh: "应还日或时点；不写时为下一期或今天",
        en: "due date or day; else the next one or today",
      }),
    )
    .addOption(
      new Option(
        "--field <FIELD>",
        pick({ zh: "哪个数字；不写时为整期账单", en: "which figure; else the whole bill" }),
      ).choices(["due", ...FIELDS]),
    )
    .option("--why-changed", pick({ zh: "说明为什么变了", en: "say why it is another figure" }))
    .option("--since <DATE>", pick({ zh: "与哪一天相比", en: "the day with which it is compared" }))
    .option("--json", jsonText(shell))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { explainLoan } = await import("../explain-loan.command.ts");
      setExitCode(await explainLoan(shell, { ...command.optsWithGlobals(), contractNo }));
    });
}

function addList(loan: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  loan
    .command("list")
    .description(
      pick({ zh: "贷款台账及整个筛选结果的合计", en: "the ledger of loans with its totals" }),
    )
    .addOption(
      new Option("--phase <PHASE>", pick({ zh: "阶段", en: "phase of life" })).choices([
        "in-school",
        "grace",
        "repayment",
        "settled",
      ]),
    )
    .option("--overdue", pick({ zh: "只列逾期的", en: "only those with something overdue" }))
    .option("--township <NAME>", pick({ zh: "户籍乡镇", en: "township" }))
    .option("--university <CODE>", pick({ zh: "高校代码", en: "university code" }))
    .option("--graduation-year <YEAR>", pick({ zh: "毕业年份", en: "year of graduation" }))
    .option("--due-from <DATE>", pick({ zh: "应还日不早于", en: "due on or after" }))
    .option("--due-to <DATE>", pick({ zh: "应还日不晚于", en: "due on or before" }))
    .option("--limit <N>", pick({ zh: "最多几行，默认 100", en: "rows at most, 100 unless told" }))
    .option("--after <LOAN>", pick({ zh: "从这一笔之后列起", en: "go on after this loan" }))
    .option("--json", jsonText(shell))
    .action(async (_options: unknown, command: Command) => {
      const { listLoans } = await import("../loans-list.command.ts");
      setExitCode(await listLoans(shell, command.optsWithGlobals()));
    });
}

function addStatement(loan: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  loan
    .command("statement")
    .description(
      pick({
        zh: "开具年度对账单、利息证明或结清证明（PDF）",
        en: "issue a yearly statement, interest or settlement certificate as a PDF",
      }),
    )
    .argument("<CONTRACT>", pick({ zh: "合同编号", en: "contract number" }))
    .addOption(
      new Option("--kind <KIND>", pick({ zh: "哪一种", en: "which one" }))
        .choices(["yearly-statement", "interest-certificate", "settlement-certificate"])
        .default("yearly-statement"),
    )
    .option("--year <YEAR>", pick({ zh: "年份，如 2026", en: "the year, like 2026" }))
    .option("-o, --output <FILE>", pick({ zh: "写到哪个文件", en: "where to write it" }))
    .option("--json", jsonText(shell))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { issueLoanStatement } = await import("../loans-statement.command.ts");
      setExitCode(await issueLoanStatement(shell, { ...command.optsWithGlobals(), contractNo }));
    });
}

function jsonText({ pick }: Shell): string {
  return pick({ zh: "以 JSON 输出", en: "print JSON" });
}
