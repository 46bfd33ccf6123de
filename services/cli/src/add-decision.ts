import type { Command } from "commander";
import type { ExitCode } from "./exit-codes.ts";
import type { Parts } from "./program.ts";
import type { Sentence } from "./terminal/language.ts";

/** One of a second person's words about what the first one has proposed. */
export interface Decision {
  readonly verdict: string;
  readonly said: Sentence;
  /** What it is about, such as `<REFUND>`, and how its ids begin. */
  readonly subject: readonly [argument: string, ids: string];
  readonly needsReason?: boolean;
  readonly decide: (given: {
    readonly id: string;
    readonly options: Deciding;
  }) => Promise<ExitCode>;
}

interface Deciding {
  readonly as: string;
  /** Where it is needed. */
  readonly reason?: string;
}

/** Adds the subcommand of a verdict; who gives it has to be named. */
export function addDecision(
  group: Command,
  { shell: { pick }, setExitCode }: Parts,
  { verdict, said, subject, needsReason = false, decide }: Decision,
): void {
  const command = group
    .command(verdict)
    .description(pick(said))
    .argument(...subject)
    .requiredOption("--as <ACCOUNT>", pick({ zh: "办理人的账号", en: "who does it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }));
  if (needsReason) command.requiredOption("--reason <TEXT>", pick({ zh: "事由", en: "why" }));
  command.action(async (id: string, _options: unknown, given: Command) => {
    setExitCode(await decide({ id, options: given.optsWithGlobals<Deciding>() }));
  });
}

/** A second person's yes and no, where nothing more is to be said of them. */
export const SAID = {
  approve: { zh: "批准（第二人）", en: "approve, as the second person" },
  reject: { zh: "驳回（第二人）", en: "turn it down, as the second person" },
} as const satisfies Readonly<Record<string, Sentence>>;
