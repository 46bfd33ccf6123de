import { batchKindNames, batchKindTitles } from "@bursar/domain/batch";
import { Argument, type Command } from "commander";
import type { Parts } from "../program.ts";
import type { Sentence } from "../terminal/language.ts";
import type { Shell } from "../terminal/shell.ts";

const AS = { zh: "需要第二人时，以此账号批准", en: "account that approves as the second person" };

/** `bursar batch …`: plan, approve, run, watch, stop, go on, retry and check. */
export function addBatch(program: Command, parts: Parts): void {
  const batch = program
    .command("batch")
    .helpCommand(false)
    .description(parts.shell.pick({ zh: "批次", en: "batches" }));
  addStarts(batch, parts);
  addReads(batch, parts);
  addMoves(batch, parts);
  addApproval(batch, parts);
}

function addStarts(batch: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const kinds = batchKindNames.map((name) => `${name} ${pick(batchKindTitles[name])}`);
  const kind = () =>
    new Argument("<KIND>", kinds.join(pick({ zh: "；", en: "; " }))).choices(batchKindNames);
  const date = pick({ zh: "业务日期，如 2026-11-20", en: "business date" });
  batch
    .command("plan")
    .description(
      pick({
        zh: "只做计划：与上一批和去年同月对照，不执行",
        en: "plan alone: against the last run and the year before; runs nothing",
      }),
    )
    .addArgument(kind())
    .requiredOption("--date <DATE>", date)
    .option("--json", jsonText(shell))
    .action(async (name: string, _options: unknown, command: Command) => {
      const { planBatch } = await import("./plan-batch.command.ts");
      const options = command.optsWithGlobals<{ date: string }>();
      setExitCode(await planBatch(shell, { ...options, kind: name }));
    });
  batch
    .command("run")
    .description(
      pick({
        zh: "执行一个批次直到结束；再次执行同一命令会接着办，办完的不重复",
        en: "run a batch to its end; the same command again goes on, nothing is done twice",
      }),
    )
    .addArgument(kind())
    .requiredOption("--date <DATE>", date)
    .option("--as <ACCOUNT>", pick(AS))
    .option("--json", jsonText(shell))
    .action(async (name: string, _options: unknown, command: Command) => {
      const { runBatch } = await import("../run-batch.command.ts");
      const options = command.optsWithGlobals<{ date: string }>();
      setExitCode(await runBatch(shell, { ...options, kind: name }));
    });
}

function addReads(batch: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  batch
    .command("list")
    .description(pick({ zh: "最近的批次", en: "the latest runs" }))
    .option("--json", jsonText(shell))
    .action(async (_options: unknown, command: Command) => {
      const { listBatches } = await import("./show-batch.command.ts");
      setExitCode(await listBatches(shell, command.optsWithGlobals()));
    });
  ofRun({ batch, shell }, "show", {
    zh: "进度、合计、五平和按原因分组的未通过项",
    en: "progress, sums, tie-out and what was set aside, by cause",
  }).action(async (run: string, _options: unknown, command: Command) => {
    const { showBatch } = await import("./show-batch.command.ts");
    setExitCode(await showBatch(shell, { ...command.optsWithGlobals(), run }));
  });
  ofRun({ batch, shell }, "diff", {
    zh: "与上一批和去年同月对照",
    en: "against the last run and the year before",
  }).action(async (run: string, _options: unknown, command: Command) => {
    const { diffBatch } = await import("./plan-batch.command.ts");
    setExitCode(await diffBatch(shell, { ...command.optsWithGlobals(), run }));
  });
  ofRun({ batch, shell }, "tieout", {
    zh: "重新核对（五平）；不平时退出码 6",
    en: "hold it against its books again; exit code 6 when it is out",
  }).action(async (run: string, _options: unknown, command: Command) => {
    const { tieOutBatch } = await import("./show-batch.command.ts");
    setExitCode(await tieOutBatch(shell, { ...command.optsWithGlobals(), run }));
  });
  ofRun({ batch, shell }, "watch", { zh: "看着它办到结束", en: "watch it to its end" }).action(
    async (run: string, _options: unknown, command: Command) => {
      const { watchBatch } = await import("./go-on.command.ts");
      setExitCode(await watchBatch(shell, { ...command.optsWithGlobals(), run }));
    },
  );
}

function addMoves(batch: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  ofRun({ batch, shell }, "pause", {
    zh: "暂停：办到一半的分片办完，不再开始新的",
    en: "pause: chunks under way finish, none starts",
  }).action(async (run: string, _options: unknown, command: Command) => {
    const { pauseBatch } = await import("./move-batch.command.ts");
    setExitCode(await pauseBatch(shell, { ...command.optsWithGlobals(), run }));
  });
  ofRun({ batch, shell }, "stop", {
    zh: "停在安全点，之后可以续跑；还没开始的取消",
    en: "stop at a safe point, to go on later; cancels what has not begun",
  }).action(async (run: string, _options: unknown, command: Command) => {
    const { stopBatch } = await import("./move-batch.command.ts");
    setExitCode(await stopBatch(shell, { ...command.optsWithGlobals(), run }));
  });
  ofRun({ batch, shell }, "resume", {
    zh: "续跑到结束；办完的不重复",
    en: "go on to the end; nothing is done twice",
  }).action(async (run: string, _options: unknown, command: Command) => {
    const { resumeBatch } = await import("./go-on.command.ts");
    setExitCode(await resumeBatch(shell, { ...command.optsWithGlobals(), run }));
  });
  ofRun({ batch, shell }, "retry", {
    zh: "只重试未通过的项目，直到结束",
    en: "retry exactly what was set aside, to the end",
  })
    .option("--cause <CODE>", pick({ zh: "只重试这一原因的", en: "what has this cause alone" }))
    .option("--as <ACCOUNT>", pick(AS))
    .action(async (run: string, _options: unknown, command: Command) => {
      const { retryBatch } = await import("./go-on.command.ts");
      setExitCode(await retryBatch(shell, { ...command.optsWithGlobals(), run }));
    });
}

function addApproval(batch: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  ofRun({ batch, shell }, "approve", {
    zh: "第二人批准看过的计划",
    en: "let a plan that was shown go, as the second person",
  })
    .requiredOption("--plan <HASH>", pick({ zh: "计划的摘要", en: "the plan's hash" }))
    .requiredOption("--as <ACCOUNT>", pick(AS))
    .action(async (run: string, _options: unknown, command: Command) => {
      const { approveBatch } = await import("./move-batch.command.ts");
      const options = command.optsWithGlobals<{ plan: string; as: string }>();
      setExitCode(await approveBatch(shell, { ...options, run }));
    });
}

interface Place {
  readonly batch: Command;
  readonly shell: Shell;
}

/** A command about one run. */
function ofRun({ batch, shell }: Place, name: string, description: Sentence): Command {
  const { pick } = shell;
  return batch
    .command(name)
    .description(pick(description))
    .argument("<RUN>", pick({ zh: "批次编号，如 run_…", en: "the run, such as run_…" }))
    .option("--json", jsonText(shell));
}

function jsonText({ pick }: Shell): string {
  return pick({ zh: "以 JSON 输出", en: "print JSON" });
}
