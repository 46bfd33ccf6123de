import { Option, type Command } from "commander";
import { addDecision } from "../add-decision.ts";
import type { Parts } from "../program.ts";

/** `bursar write-off …`: the lender's decisions as its file told them, confirmed line by line. */
export function addWriteOffs(program: Command, parts: Parts): void {
  const { shell, setExitCode } = parts;
  const { pick } = shell;
  const writeOff = program
    .command("write-off")
    .helpCommand(false)
    .description(pick({ zh: "贷款人核销", en: "write-offs by the lender" }));
  writeOff
    .command("list")
    .description(pick({ zh: "核销列表", en: "the lines of the lender's files" }))
    .addOption(
      new Option("--status <STATUS>", pick({ zh: "状态", en: "state" })).choices([
        "proposed",
        "confirmed",
        "rejected",
      ]),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { listWriteOffs } = await import("./list-write-offs.command.ts");
      setExitCode(await listWriteOffs(shell, command.optsWithGlobals()));
    });
  for (const verdict of ["confirm", "reject"] as const)
    addDecision(writeOff, parts, {
      verdict,
      said: DECISIONS[verdict],
      subject: ["<WRITE-OFF>", "wof_…"],
      needsReason: verdict === "reject",
      decide: async ({ id: writeOffId, options }) => {
        const { decideWriteOff } = await import("./decide-write-off.command.ts");
        return decideWriteOff(shell, { ...options, writeOffId, verdict });
      },
    });
}

const DECISIONS = {
  confirm: { zh: "确认（第二人）：记入账簿", en: "confirm, as the second person: it is booked" },
  reject: { zh: "退回（第二人）", en: "turn it down, as the second person" },
};
