import { Command, Option } from "commander";
import manifest from "../package.json" with { type: "json" };
import { addArchive } from "./archive/archive-commands.ts";
import { addBatch } from "./batches/batch-commands.ts";
import { addBackup } from "./backup/backup-commands.ts";
import { addCentre } from "./centre/centre-commands.ts";
import { addClaims } from "./claims/claim-commands.ts";
import { addCollect } from "./collections/collect-commands.ts";
import { addDocuments } from "./documents/documents-commands.ts";
import type { ImportFileOptions } from "./import-file.command.ts";
import { describeHelp } from "./help-language.ts";
import { addKeys } from "./keys/keys-commands.ts";
import { addBook } from "./lender-books/book-commands.ts";
import { addLoan } from "./loans/loan-commands.ts";
import { addPolicy } from "./policy/policy-commands.ts";
import { addYearReports } from "./reports/report-commands.ts";
import { addRecon } from "./recon/recon-commands.ts";
import { addRefunds } from "./refunds/refund-commands.ts";
import { addRepay } from "./repay/repay-commands.ts";
import { addRetention } from "./retention/retention-commands.ts";
import { addReversals } from "./reversals/reversal-commands.ts";
import { addSearch } from "./search/search-commands.ts";
import { addServicing } from "./servicing/servicing-commands.ts";
import { addStaff } from "./staff/staff-commands.ts";
import type { Shell } from "./terminal/shell.ts";
import { addVerify } from "./verify/verify-commands.ts";
import { addWriteOffs } from "./write-offs/write-off-commands.ts";

/** The options that every command has. */
export interface SharedOptions {
  readonly centre?: string;
  readonly json?: true;
}

/** What a command is given when it is declared. */
export interface Parts {
  readonly shell: Shell;
  readonly setExitCode: (code: number) => void;
}

/** The commands, their words and options. What a command does is loaded when it is asked for. */
export function buildProgram(parts: Parts): Command {
  const { pick } = parts.shell;
  const program = describeHelp(new Command("bursar"), parts.shell)
    .description(
      pick({
        zh: "生源地助学贷款：名单、批次、贷款与自检。数据写到标准输出，其余写到标准错误。",
        en: "Origin-based student loans: rosters, batches, loans, checks. Data go to standard output, the rest to standard error.",
      }),
    )
    .version(manifest.version, "-V, --version", pick({ zh: "显示版本", en: "show the version" }))
    .addOption(
      new Option(
        "--lang <zh|en>",
        pick({ zh: "语言；不写时看 LANG", en: "language; without it LANG decides" }),
      ).choices(["zh", "en"]),
    )
    .option(
      "--centre <cen_…>",
      pick({ zh: "资助中心；只有一个时可不写", en: "centre; not needed when there is one" }),
    );
  addSeason(program, parts);
  addImport(program, parts);
  addBatch(program, parts);
  addLoan(program, parts);
  addServicing(program, parts);
  addReport(program, parts);
  addClaims(program, parts);
  addSimulate(program, parts);
  addInterest(program, parts);
  addVerify(program, parts);
  addKeys(program, parts);
  addCollect(program, parts);
  addStaff(program, parts);
  addSearch(program, parts);
  addDocuments(program, parts);
  addPolicy(program, parts);
  addRepay(program, parts);
  addRefunds(program, parts);
  addReversals(program, parts);
  addWriteOffs(program, parts);
  addRecon(program, parts);
  addBook(program, parts);
  addRetention(program, parts);
  addArchive(program, parts);
  addBackup(program, parts);
  addCentre(program, parts);
  addDoctor(program, parts);
  addHelp(program, parts);
  return program;
}

function addSeason(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("season")
    .description(
      pick({
        zh: "把一季贷款从名单办到账单提醒（演示中心）",
        en: "carry a season from the roster to the reminders (demo centre)",
      }),
    )
    .option(
      "--roster <FILE>",
      pick({ zh: "申请名单；不写时用演示名单", en: "the roster; else the demo roster" }),
    )
    .option("--json", jsonText(shell))
    .action(async (_options: unknown, command: Command) => {
      const { runSeason } = await import("./season/season.command.ts");
      setExitCode(await runSeason(shell, command.optsWithGlobals()));
    });
}

function addImport(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const files = program
    .command("import")
    .helpCommand(false)
    .description(pick({ zh: "导入文件", en: "import files" }));
  const take: Take = (kind) =>
    async function (file, _options, command) {
      const { importFile } = await import("./import-file.command.ts");
      setExitCode(await importFile(shell, { ...command.optsWithGlobals(), kind, file }));
    };
  const commit = pick({ zh: "写入接受和警告的行", en: "write the accepted and warned rows" });
  files
    .command("roster")
    .description(
      pick({
        zh: "逐行核对申请名单（CSV 或 XLSX）；加 --commit 才写入",
        en: "check a roster (CSV or XLSX) row by row; --commit writes it",
      }),
    )
    .argument("<FILE>", pick({ zh: "名单文件，不超过 20 MB", en: "the roster, at most 20 MB" }))
    .option("--commit", commit)
    .option("--json", jsonText(shell))
    .action(take("roster"));
  files
    .command("portfolio")
    .description(
      pick({
        zh: "接收贷款人移交的存量贷款，逐笔核对余额；加 --commit 才写入，可中断后继续",
        en: "take running loans over from a lender, checking each balance; --commit writes them",
      }),
    )
    .argument("<FILE>", pick({ zh: "存量贷款文件", en: "the portfolio" }))
    .option(
      "--as-of <DATE>",
      pick({
        zh: "余额截至日；不写时取与余额最相符的结息日",
        en: "the balances' day; else the settlement day that they agree with best",
      }),
    )
    .option("--commit", commit)
    .option("--json", jsonText(shell))
    .action(take("portfolio"));
  files
    .command("clearing")
    .description(
      pick({
        zh: "核对还款清算文件：相符、少付、多付、重复、无主、户名不符；加 --commit 才入账，可中断后继续",
        en: "check a clearing file against the open bills; --commit books it, and goes on after a stop",
      }),
    )
    .argument("<FILE>", pick({ zh: "清算文件（CSV 或 XLSX）", en: "the clearing file" }))
    .option("--commit", pick({ zh: "入账", en: "book it" }))
    .option("--json", jsonText(shell))
    .action(take("clearing"));
  addLenderFiles(files, { shell, setExitCode }, take);
}

type Take = (
  kind: ImportFileOptions["kind"],
) => (file: string, options: unknown, command: Command) => Promise<void>;

/** What the lender sends each month, and what it has written off. */
function addLenderFiles(files: Command, { shell }: Parts, take: Take): void {
  const { pick } = shell;
  const commit = pick({ zh: "写入接受和警告的行", en: "write the accepted and warned rows" });
  files
    .command("lender-balances")
    .description(
      pick({
        zh: "贷款人月末余额：逐笔与账面核对，差异列为待办，从不据此记账",
        en: "a lender's month-end balances: held against the book, differences are tasks, never postings",
      }),
    )
    .argument("<FILE>", pick({ zh: "月末余额文件", en: "the month-end file" }))
    .option("--commit", commit)
    .option("--json", jsonText(shell))
    .action(take("lender-balances"));
  files
    .command("write-offs")
    .description(
      pick({
        zh: "贷款人核销名单：每笔等第二人确认（write-off confirm）后记账",
        en: "a lender's write-offs: each waits for a second person (write-off confirm)",
      }),
    )
    .argument("<FILE>", pick({ zh: "核销名单", en: "the lender's list" }))
    .option("--commit", commit)
    .option("--json", jsonText(shell))
    .action(take("write-offs"));
}

function addReport(program: Command, parts: Parts): void {
  const { shell, setExitCode } = parts;
  const { pick } = shell;
  const report = program
    .command("report")
    .helpCommand(false)
    .description(pick({ zh: "报表", en: "reports" }));
  addYearReports(report, parts);
  report
    .command("bills")
    .description(
      pick({ zh: "一年内每份合同的应还款", en: "what every contract asks for in a year" }),
    )
    .requiredOption("--year <YEAR>", pick({ zh: "年份，如 2026", en: "the year, like 2026" }))
    .option("--json", jsonText(shell))
    .action(async (_options: unknown, command: Command) => {
      const { reportBills } = await import("./report-bills.command.ts");
      setExitCode(await reportBills(shell, command.optsWithGlobals()));
    });
}

function addSimulate(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("simulate")
    .description(
      pick({
        zh: "按 JSON 描述的贷款算还款计划和某日余额，不需要数据库",
        en: "schedules and positions of loans described in JSON; needs no database",
      }),
    )
    .argument(
      "[FILE]",
      pick({
        zh: "一笔贷款、数组或每行一笔；- 或不写为标准输入",
        en: "a loan, an array, or one a line; standard input for - or without it",
      }),
      "-",
    )
    .option("--json", jsonText(shell))
    .action(async (file: string, _options: unknown, command: Command) => {
      const { simulateLoans } = await import("./simulate.command.ts");
      setExitCode(await simulateLoans(shell, { ...command.optsWithGlobals(), file }));
    });
}

function addInterest(program: Command, { shell, setExitCode }: Parts): void {
  program
    .command("interest")
    .description(
      shell.pick({
        zh: "标准输入每行一问：本金、利率和起止日的利息（止日不计）",
        en: "interest of the questions on standard input, one JSON object a line (end exclusive)",
      }),
    )
    .option("--json", jsonText(shell))
    .action(async () => {
      const { computeInterest } = await import("./interest.command.ts");
      setExitCode(await computeInterest(shell));
    });
}

function addDoctor(program: Command, { shell, setExitCode }: Parts): void {
  program
    .command("doctor")
    .description(
      shell.pick({ zh: "自检，逐项说明怎么办", en: "check everything and say what to do" }),
    )
    .option("--json", jsonText(shell))
    .action(async (_options: unknown, command: Command) => {
      const { runDoctor } = await import("./doctor.command.ts");
      setExitCode(await runDoctor(shell, command.optsWithGlobals()));
    });
}

function addHelp(program: Command, { shell, setExitCode }: Parts): void {
  program
    .command("help")
    .description(
      shell.pick({
        zh: "显示命令或主题的帮助：exit-codes、environment",
        en: "help for a command or a topic: exit-codes, environment",
      }),
    )
    .argument("[TOPIC...]", shell.pick({ zh: "命令或主题", en: "a command or a topic" }))
    .action(async (topic: string[]) => {
      const { showHelp } = await import("./help.command.ts");
      setExitCode(showHelp(shell, { program, topic }));
    });
}

function jsonText({ pick }: Shell): string {
  return pick({ zh: "以 JSON 输出", en: "print JSON" });
}
