import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar verify chain` and `bursar verify document`. */
export function addVerify(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const verify = program
    .command("verify")
    .helpCommand(false)
    .description(pick({ zh: "查验", en: "verify" }));
  verify
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
  verify
    .command("document")
    .description(
      pick({
        zh: "查验已签章的 PDF：签章是否有效、是否覆盖整个文件、签章人是谁；不需要数据库",
        en: "verify a sealed PDF: whether its seal holds, covers the whole file, and whose it is; needs no database",
      }),
    )
    .argument("<FILE>", pick({ zh: "PDF 文件", en: "the PDF" }))
    .option(
      "--certificate <FILE>",
      pick({
        zh: "应当签章的证书（PEM）；不写时用本机的签章证书",
        en: "the certificate (PEM) that should have sealed it; else this installation's own",
      }),
    )
    .option(
      "--original <FILE>",
      pick({
        zh: "留存的原件；不一致时指出第一处被改的字节",
        en: "a kept original; names the first byte that differs",
      }),
    )
    .option(
      "--stored",
      pick({
        zh: "与中心留存的原件逐字节核对（需要数据库）",
        en: "compare with the copy that the centre keeps (needs the database)",
      }),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (file: string, _options: unknown, command: Command) => {
      const { verifyDocument } = await import("./verify-document.command.ts");
      setExitCode(await verifyDocument(shell, { ...command.optsWithGlobals(), file }));
    });
}
