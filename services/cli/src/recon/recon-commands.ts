import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar recon …`: where all collected money is. */
export function addRecon(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("recon")
    .helpCommand(false)
    .description(pick({ zh: "对账", en: "reconciliation" }))
    .command("report")
    .description(
      pick({
        zh: "每个清算文件、在途款项和待认领款项；不平时退出码为 6",
        en: "every clearing file, money in transit and unclaimed; exit code 6 when it doesn't tie out",
      }),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { reconReport } = await import("./recon-report.command.ts");
      setExitCode(await reconReport(shell, command.optsWithGlobals()));
    });
}
