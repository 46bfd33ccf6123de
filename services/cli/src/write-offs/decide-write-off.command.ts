import { formatYuanGrouped } from "@bursar/domain/money";
import { confirmWriteOff, rejectWriteOff, showWriteOff } from "@bursar/servicing/write-offs";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

export interface DecideWriteOffOptions extends SharedOptions {
  readonly writeOffId: string;
  readonly verdict: "confirm" | "reject";
  readonly as: string;
  /** Of a no. */
  readonly reason?: string;
}

/** The second person's word, on the write-off as it is shown. @throws Refusal `write-off.…` */
export async function decideWriteOff(
  shell: Shell,
  options: DecideWriteOffOptions,
): Promise<ExitCode> {
  const { writeOffId, verdict, reason = "" } = options;
  const acting = { ...options, permission: "servicing.approve" } as const;
  const decided = await actInCentre(shell, acting, async ({ deps, context }) => {
    const shown = await showWriteOff(deps, { context, writeOffId });
    const { contractNo, writtenOffOn, principalFen } = shown;
    shell.write(`${contractNo}  ${writtenOffOn}  ${formatYuanGrouped(principalFen)}\n`);
    const command = { context, writeOffId, version: String(shown.version) };
    return verdict === "confirm"
      ? confirmWriteOff(deps, command)
      : rejectWriteOff(deps, { ...command, reason });
  });
  if (options.json === true) shell.printJson(decided);
  else shell.print(`${decided.writeOffId}  ${decided.contractNo}  ${decided.status}`);
  return exitCodes.ok;
}
