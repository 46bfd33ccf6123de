import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar search …` */
export function addSearch(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("search")
    .helpCommand(false)
    .description(pick({ zh: "搜索索引", en: "the search index" }))
    .command("rebuild")
    .description(
      pick({
        zh: "按借款学生和合同重建一个中心的搜索索引，期间照常可搜",
        en: "build a centre's search index anew; searching goes on meanwhile",
      }),
    )
    .option("--json", pick({ zh: "输出 JSON", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { rebuildSearch } = await import("./rebuild-search.command.ts");
      setExitCode(await rebuildSearch(shell, command.optsWithGlobals()));
    });
}
