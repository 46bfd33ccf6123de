import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar retention …`: what has outlived its period. */
export function addRetention(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  const runId = pick({ zh: "清理编号，如 ret_…", en: "the run, such as ret_…" });
  const retention = program
    .command("retention")
    .helpCommand(false)
    .description(pick({ zh: "到期数据的清理", en: "erasing what has outlived its period" }));
  retention
    .command("plan")
    .description(
      pick({ zh: "各类到期数据的件数和清单摘要，不写入", en: "counts and hash; writes nothing" }),
    )
    .option("--as-of <DATE>", pick({ zh: "到哪一天，不写为今天", en: "the day; else today" }))
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { planRetention } = await import("./plan-retention.command.ts");
      setExitCode(await planRetention(shell, command.optsWithGlobals()));
    });
  retention
    .command("run")
    .description(
      pick({
        zh: "执行第二人已批准的清理并证明；中断后再次执行会接着办",
        en: "carry out an approved run and prove it; the same command again goes on",
      }),
    )
    .argument("<RUN>", runId)
    .option("--json", json)
    .action(async (run: string, _options: unknown, command: Command) => {
      const { eraseApproved } = await import("./run-retention.command.ts");
      setExitCode(await eraseApproved(shell, { ...command.optsWithGlobals(), run }));
    });
  retention
    .command("verify")
    .description(
      pick({ zh: "重读全部数据，证明没有漏删", en: "read everything again and prove it is gone" }),
    )
    .argument("<RUN>", runId)
    .option("--json", json)
    .action(async (run: string, _options: unknown, command: Command) => {
      const { verifyRetention } = await import("./run-retention.command.ts");
      setExitCode(await verifyRetention(shell, { ...command.optsWithGlobals(), run }));
    });
}
