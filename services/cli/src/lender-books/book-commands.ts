import { Argument, Option, type Command } from "commander";
import { addDecision, SAID } from "../add-decision.ts";
import type { Parts } from "../program.ts";

/** `bursar book …`: whether this book or the lender's counts. */
export function addBook(program: Command, parts: Parts): void {
  const { shell, setExitCode } = parts;
  const { pick } = shell;
  const book = program
    .command("book")
    .helpCommand(false)
    .description(pick({ zh: "以谁的数字为准", en: "whose figure counts" }));
  book
    .command("show")
    .description(pick({ zh: "今天以谁为准，和历次改变", en: "today's, and every change" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { showBook } = await import("./book-mode.command.ts");
      setExitCode(await showBook(shell, command.optsWithGlobals()));
    });
  book
    .command("set")
    .description(
      pick({ zh: "提出改变，等第二人批准", en: "propose a change; a second person approves" }),
    )
    .addArgument(
      new Argument(
        "<MODE>",
        pick({
          zh: "record 以本账为准；shadow 以贷款人为准",
          en: "record: this book; shadow: the lender's",
        }),
      ).choices(["record", "shadow"]),
    )
    .requiredOption("--from <DATE>", pick({ zh: "生效日", en: "the day from which it counts" }))
    .option("--as <ACCOUNT>", pick({ zh: "以此账号办理", en: "account that proposes it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (mode: "record" | "shadow", _options: unknown, command: Command) => {
      const { proposeMode } = await import("./book-mode.command.ts");
      const options = command.optsWithGlobals<{ from: string }>();
      setExitCode(await proposeMode(shell, { ...options, mode }));
    });
  for (const verdict of ["approve", "reject"] as const)
    addDecision(book, parts, {
      verdict,
      said: SAID[verdict],
      subject: ["<CHANGE>", "bkm_…"],
      decide: async ({ id: bookModeId, options }) => {
        const { decideMode } = await import("./book-mode.command.ts");
        return decideMode(shell, { ...options, bookModeId, verdict });
      },
    });
  addDifferences(book, parts);
}

function addDifferences(book: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  book
    .command("differences")
    .description(
      pick({ zh: "与贷款人月末文件的差异", en: "differences with the lender's month-end files" }),
    )
    .option("--all", pick({ zh: "连同已说明的", en: "with those that are closed" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { listDifferences } = await import("./lender-differences.command.ts");
      setExitCode(await listDifferences(shell, command.optsWithGlobals()));
    });
  book
    .command("close")
    .description(
      pick({
        zh: "说明一处差异的来由；不记账",
        en: "say where a difference comes from; posts nothing",
      }),
    )
    .argument("<DIFFERENCE>", pick({ zh: "差异编号", en: "the difference's id" }))
    .addOption(
      new Option(
        "--outcome <OUTCOME>",
        pick({ zh: "两边都对；一边已改正", en: "both are right; one was put right" }),
      )
        .choices(["explained", "settled"])
        .makeOptionMandatory(),
    )
    .requiredOption("--reason <TEXT>", pick({ zh: "事由", en: "why" }))
    .option("--as <ACCOUNT>", pick({ zh: "以此账号办理", en: "account that closes it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (differenceId: string, _options: unknown, command: Command) => {
      const { closeDifference } = await import("./lender-differences.command.ts");
      const options = command.optsWithGlobals<Closing>();
      setExitCode(await closeDifference(shell, { ...options, differenceId }));
    });
}

interface Closing {
  readonly outcome: "explained" | "settled";
  readonly reason: string;
}
