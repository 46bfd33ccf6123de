import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar documents …` */
export function addDocuments(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("documents")
    .helpCommand(false)
    .description(pick({ zh: "材料的存储", en: "where documents are kept" }))
    .command("sweep")
    .description(
      pick({
        zh: "删除没有登记、存放超过一天的文件；登记了却找不到的文件只报告",
        en: "remove files older than a day that nothing names; files that are gone are only told",
      }),
    )
    .option("--json", pick({ zh: "输出 JSON", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { sweepDocuments } = await import("./sweep-documents.command.ts");
      setExitCode(await sweepDocuments(shell, command.optsWithGlobals()));
    });
}
