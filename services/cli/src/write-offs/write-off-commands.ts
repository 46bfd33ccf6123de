import { Option, type Command } from "commander";
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
  addDecide(writeOff, parts, "confirm");
  addDecide(writeOff, parts, "reject");
}

function addDecide(
  writeOff: Command,
  { shell, setExitCode }: Parts,
  verdict: "confirm" | "reject",
): void {
  const { pick } = shell;
  const command = writeOff
    .command(verdict)
    .description(
      pick(
        verdict === "confirm"
          ? { zh: "确认（第二人）：记入账簿", en: "confirm, as the second person: it is booked" }
          : { zh: "退回（第二人）", en: "turn it down, as the second person" },
      ),
    )
    .argument("<WRITE-OFF>", "wof_…")
    .requiredOption("--as <ACCOUNT>", pick({ zh: "办理人的账号", en: "who does it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }));
  if (verdict === "reject")
    command.requiredOption("--reason <TEXT>", pick({ zh: "事由", en: "why" }));
  command.action(async (writeOffId: string, _options: unknown, given: Command) => {
    const { decideWriteOff } = await import("./decide-write-off.command.ts");
    const options = given.optsWithGlobals<{ as: string; reason?: string }>();
    setExitCode(await decideWriteOff(shell, { ...options, writeOffId, verdict }));
  });
}
