import { reversalCauses, reversalStates, type ReversalCause } from "@bursar/domain/reversal";
import { Option, type Command } from "commander";
import { addDecision } from "../add-decision.ts";
import type { Parts } from "../program.ts";

/** `bursar reversal …`: what was booked without a receipt; receipts go by `repay reverse`. */
export function addReversals(program: Command, parts: Parts): void {
  const { shell, setExitCode } = parts;
  const { pick } = shell;
  const reversal = program
    .command("reversal")
    .helpCommand(false)
    .description(
      pick({
        zh: "冲正提前还款、救助、代偿（来款用 repay reverse）",
        en: "take back early repayments, rescues, compensations (receipts: repay reverse)",
      }),
    );
  reversal
    .command("list")
    .description(pick({ zh: "冲正列表", en: "the reversals" }))
    .addOption(
      new Option("--status <STATUS>", pick({ zh: "状态", en: "state" })).choices(reversalStates),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { listReversals } = await import("./list-reversals.command.ts");
      setExitCode(await listReversals(shell, command.optsWithGlobals()));
    });
  reversal
    .command("propose")
    .description(
      pick({ zh: "提出冲正，等第二人确认", en: "propose one; a second person confirms it" }),
    )
    .argument(
      "<SUBJECT>",
      pick({ zh: "业务编号：pre_…、rsc_…、cmp_…", en: "pre_…, rsc_… or cmp_…" }),
    )
    .addOption(
      new Option("--cause <CAUSE>", pick({ zh: "原因", en: "why" }))
        .choices(reversalCauses)
        .makeOptionMandatory(),
    )
    .option("--as <ACCOUNT>", pick({ zh: "以此账号办理", en: "account that proposes it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (subjectId: string, _options: unknown, command: Command) => {
      const { proposeReversal } = await import("./move-reversal.command.ts");
      const options = command.optsWithGlobals<{ cause: ReversalCause }>();
      setExitCode(await proposeReversal(shell, { ...options, subjectId }));
    });
  for (const verdict of ["confirm", "reject"] as const)
    addDecision(reversal, parts, {
      verdict,
      said: DECISIONS[verdict],
      subject: ["<REVERSAL>", "rvs_…"],
      decide: async ({ id: reversalId, options }) => {
        const { decideReversal } = await import("./move-reversal.command.ts");
        return decideReversal(shell, { ...options, reversalId, verdict });
      },
    });
}

const DECISIONS = {
  confirm: {
    zh: "确认（第二人），立即生效",
    en: "confirm, as the second person; takes effect at once",
  },
  reject: { zh: "退回（第二人）", en: "turn it down, as the second person" },
};
