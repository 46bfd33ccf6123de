import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar archive …` */
export function addArchive(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  const archive = program
    .command("archive")
    .helpCommand(false)
    .description(pick({ zh: "档案袋的导出和核验", en: "export and verify borrowers' bags" }));
  archive
    .command("export")
    .description(
      pick({
        zh: "把一位学生或一个学年的档案袋导出为 ZIP（含材料原件，留痕）",
        en: "export the bag of a borrower or of a year as a ZIP (documents in clear; audited)",
      }),
    )
    .option("--borrower <bor_…>", pick({ zh: "借款学生编号", en: "the borrower's id" }))
    .option("--year <YEAR>", pick({ zh: "学年，如 2026-2027", en: "academic year" }))
    .option("--export <axp_…>", pick({ zh: "接着办中断的导出", en: "go on with a stopped export" }))
    .option("--out <FILE>", pick({ zh: "写到哪个文件", en: "file to write" }))
    .option("--reason <TEXT>", pick({ zh: "事由，必填", en: "what it is for; required" }))
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { exportArchive } = await import("./export-archive.command.ts");
      setExitCode(await exportArchive(shell, command.optsWithGlobals()));
    });
  archive
    .command("verify")
    .description(
      pick({
        zh: "按清单核对导出的 ZIP，指出改动、缺少和多出的文件；不需要数据库",
        en: "compare an exported ZIP with its manifest and name every changed, missing or added file; needs no database",
      }),
    )
    .argument("<FILE>", pick({ zh: "导出的 ZIP", en: "the ZIP" }))
    .option(
      "--manifest <SHA256>",
      pick({
        zh: "审计记录里这次导出的清单散列，一并核对",
        en: "the manifest's hash as the audit trail has it, to compare with",
      }),
    )
    .option("--json", json)
    .action(async (file: string, _options: unknown, command: Command) => {
      const { verifyExport } = await import("./verify-export.command.ts");
      setExitCode(await verifyExport(shell, { ...command.optsWithGlobals(), file }));
    });
}
