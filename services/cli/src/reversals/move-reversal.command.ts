import type { Reversal } from "@bursar/database/reversals";
import type { ReversalCause } from "@bursar/domain/reversal";
import {
  confirmReversal,
  proposeReversal as propose,
  rejectReversal,
} from "@bursar/servicing/reversals";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

interface Moving extends SharedOptions {
  readonly as?: string;
}

/** Proposes to take something back. @throws Refusal `reversal.…` */
export async function proposeReversal(
  shell: Shell,
  options: Moving & { readonly subjectId: string; readonly cause: ReversalCause },
): Promise<ExitCode> {
  const { subjectId, cause } = options;
  const acting = { ...options, permission: "servicing.enter" } as const;
  const proposed = await actInCentre(shell, acting, ({ deps, context }) =>
    propose(deps, { context, subjectId, cause }),
  );
  return printReversal(shell, options, proposed);
}

/** The second person's word; a yes takes effect at once. @throws Refusal `reversal.…` */
export async function decideReversal(
  shell: Shell,
  options: Moving & { readonly reversalId: string; readonly verdict: "confirm" | "reject" },
): Promise<ExitCode> {
  const { reversalId, verdict } = options;
  const acting = { ...options, permission: "servicing.approve" } as const;
  const decide = verdict === "confirm" ? confirmReversal : rejectReversal;
  const decided = await actInCentre(shell, acting, ({ deps, context }) =>
    decide(deps, { context, reversalId }),
  );
  return printReversal(shell, options, decided);
}

function printReversal(shell: Shell, { json }: SharedOptions, reversal: Reversal): ExitCode {
  const { id, subjectId, cause, status } = reversal;
  if (json === true) shell.printJson({ id, subjectId, cause, status });
  else shell.print(`${id}  ${subjectId}  ${status}`);
  return exitCodes.ok;
}
