import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar verify chain`. */
export function addVerify(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  program
    .command("verify")
    .helpCommand(false)
    .description(pick({ zh: "查验", en: "verify" }))
    .command("chain")
    .description(
      pick({
        zh: "查验审计链和合同链，指出第一处被改、被删或多出的记录；不写 --centre 时查所有中心",
        en: "walk the audit and contract chains and name the first changed, removed or inserted row; all centres without --centre",
      }),
    )
    .option(
      "--anchors <FILE>",
      pick({
        zh: "留存在系统之外的锚点行（bursar-anchor …），一并核对",
        en: "anchor lines that were kept outside (bursar-anchor …), to compare with",
      }),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { verifyChain } = await import("./verify-chain.command.ts");
      setExitCode(await verifyChain(shell, command.optsWithGlobals()));
    });
}
