import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar recon …`: where all collected money is. */
export function addRecon(program: Command, parts: Parts): void {
  const { shell, setExitCode } = parts;
  const { pick } = shell;
  const recon = program
    .command("recon")
    .helpCommand(false)
    .description(pick({ zh: "对账", en: "reconciliation" }));
  recon
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
  addRemit(recon, parts);
}

function addRemit(recon: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  recon
    .command("remit")
    .description(
      pick({
        zh: "登记汇缴：起息日到某日为止的在途款项已到贷款人",
        en: "record a remittance: money with value dates up to a day has reached the lender",
      }),
    )
    .requiredOption("--reference <NO>", pick({ zh: "汇缴编号", en: "the sender's number" }))
    .requiredOption("--on <DATE>", pick({ zh: "到账日", en: "day of its arrival" }))
    .requiredOption("--through <DATE>", pick({ zh: "起息日截至", en: "last value date" }))
    .option("--as <ACCOUNT>", pick({ zh: "以此账号办理", en: "account that records it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { recordRemittance } = await import("./record-remittance.command.ts");
      const options = command.optsWithGlobals<{ reference: string; on: string; through: string }>();
      setExitCode(await recordRemittance(shell, options));
    });
}
