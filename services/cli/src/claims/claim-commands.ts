import type { Command } from "commander";
import { Option } from "commander";
import type { Parts } from "../program.ts";

/** `bursar claim …`; claims are prepared by `bursar batch run subsidy-claim`. */
export function addClaims(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  const claim = program
    .command("claim")
    .helpCommand(false)
    .description(pick({ zh: "财政贴息、免息申领", en: "claims of subsidy and waived interest" }));
  claim
    .command("list")
    .description(pick({ zh: "申领列表，新的在前", en: "the claims, the newest first" }))
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { listClaims } = await import("./list-claims.command.ts");
      setExitCode(await listClaims(shell, command.optsWithGlobals()));
    });
  claim
    .command("export")
    .description(pick({ zh: "导出一份申领的明细（留痕）", en: "a claim's lines; audited" }))
    .argument("<clm_…>", pick({ zh: "申领编号", en: "the claim's id" }))
    .addOption(
      new Option("--format <FORMAT>", pick({ zh: "格式", en: "format" }))
        .choices(["xlsx", "csv"])
        .default("xlsx"),
    )
    .option("--out <FILE>", pick({ zh: "写到哪个文件", en: "file to write" }))
    .option("--json", json)
    .action(async (claimId: string, _options: unknown, command: Command) => {
      const { exportClaim } = await import("./export-claim.command.ts");
      const options = command.optsWithGlobals<{ format: "xlsx" | "csv" }>();
      setExitCode(await exportClaim(shell, { ...options, claimId }));
    });
  addSteps(claim, { shell, setExitCode });
}

const STEPS = [
  ["approve", { zh: "批准（第二人）", en: "approve, as the second person" }],
  ["submit", { zh: "登记已申报", en: "record that it was submitted" }],
  ["pay", { zh: "登记财政拨付到账", en: "record that the treasury paid the lender" }],
  ["withdraw", { zh: "申报前撤回", en: "withdraw it before it is submitted" }],
] as const;

function addSteps(claim: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  for (const [step, description] of STEPS) {
    const command = claim
      .command(step)
      .description(pick(description))
      .argument("<clm_…>", pick({ zh: "申领编号", en: "the claim's id" }))
      .requiredOption("--as <ACCOUNT>", pick({ zh: "办理人的账号", en: "who does it" }))
      .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }));
    if (step === "submit")
      command.requiredOption(
        "--reference <NO>",
        pick({ zh: "申报编号", en: "the payer's number of it" }),
      );
    if (step === "pay")
      command
        .requiredOption("--amount <YUAN>", pick({ zh: "拨付金额（元）", en: "amount in yuan" }))
        .requiredOption("--on <DATE>", pick({ zh: "拨付日", en: "day of the payment" }));
    command.action(async (claimId: string, _options: unknown, given: Command) => {
      const { moveClaim } = await import("./move-claim.command.ts");
      setExitCode(await moveClaim(shell, { ...given.optsWithGlobals(), claimId, step }));
    });
  }
}
