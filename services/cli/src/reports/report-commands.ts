import type { Command } from "commander";
import type { Parts, SharedOptions } from "../program.ts";

interface YearOptions extends SharedOptions {
  readonly year: string;
  readonly xlsx?: string;
}

/** `bursar report annual|kpi|recovery`, beside those of loans. */
export function addYearReports(report: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const year = pick({ zh: "年份，如 2026", en: "the year, like 2026" });
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  const xlsx = pick({ zh: "写成 XLSX 文件", en: "write a workbook" });
  report
    .command("annual")
    .description(
      pick({ zh: "县级年度统计，附口径", en: "the figures of a year, with their definitions" }),
    )
    .requiredOption("--year <YEAR>", year)
    .option("--xlsx <FILE>", xlsx)
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { reportAnnual } = await import("./annual.command.ts");
      setExitCode(await reportAnnual(shell, command.optsWithGlobals<YearOptions>()));
    });
  report
    .command("kpi")
    .description(
      pick({
        zh: "本息回收率：12月20日24时和12月31日两个时点",
        en: "recovery of a cycle at 20 December 24:00 and 31 December",
      }),
    )
    .requiredOption("--year <YEAR>", year)
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { reportKpi } = await import("./recovery.command.ts");
      setExitCode(await reportKpi(shell, command.optsWithGlobals<YearOptions>()));
    });
  report
    .command("recovery")
    .description(
      pick({ zh: "按乡镇和毕业年份的回收情况", en: "recovery by township and graduation year" }),
    )
    .requiredOption("--year <YEAR>", year)
    .option("--xlsx <FILE>", xlsx)
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { reportRecovery } = await import("./recovery.command.ts");
      setExitCode(await reportRecovery(shell, command.optsWithGlobals<YearOptions>()));
    });
}
