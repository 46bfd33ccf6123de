import type { Command } from "commander";
import { exitCodes } from "./exit-codes.ts";
import { buildProgram } from "./program.ts";
import { openShell } from "./terminal/shell.ts";
import type { Environment } from "./terminal/language.ts";
import { explainUsage, isShownHelp } from "./usage-error.ts";

/**
 * Runs one command and gives its exit code. Loaded eagerly with commander alone; a command loads
 * what it needs when it is asked for.
 */
export async function main(argv: readonly string[], environment: Environment): Promise<number> {
  const interruption = new AbortController();
  const shell = openShell({ argv, environment, signal: interruption.signal });
  const interrupt = (): void => {
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
    shell.say({
      zh: "\n正在停到安全点；再按一次 Ctrl-C 立即退出。",
      en: "\nStopping at a safe point; press Ctrl-C again to leave at once.",
    });
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  let program: Command | undefined;
  try {
    let code: number = exitCodes.ok;
    const setExitCode = (given: number): void => void (code = given);
    program = buildProgram({ shell, setExitCode });
    await program.parseAsync(argv.length === 0 ? ["help"] : argv, { from: "user" });
    return code;
  } catch (error) {
    if (isShownHelp(error)) return exitCodes.ok;
    const usage = explainUsage(error, argv, program);
    if (usage !== undefined) {
      shell.say(usage);
      return exitCodes.usage;
    }
    const { reportError } = await import("./report-error.ts");
    return reportError(shell, error);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}
