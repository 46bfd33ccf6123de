import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar business-date` */
export function addCentre(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("business-date")
    .description(
      pick({
        zh: "查看业务日期；演示中心可以改到另一天",
        en: "show the business date; in a demo centre, set it",
      }),
    )
    .argument("[DATE]", pick({ zh: "改为哪一天，如 2026-12-20", en: "the day, like 2026-12-20" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (date: string | undefined, _options: unknown, command: Command) => {
      const { showOrSetBusinessDate } = await import("./business-date.command.ts");
      const given = date === undefined ? {} : { date };
      setExitCode(await showOrSetBusinessDate(shell, { ...command.optsWithGlobals(), ...given }));
    });
}
