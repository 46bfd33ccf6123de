import type { ActionContext } from "@bursar/database/connection";
import {
  proveRetention,
  runRetention,
  showRetentionRun,
  type RetentionRun,
  type RunRetention,
} from "@bursar/servicing/retention";
import { withFiles } from "../documents/with-files.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { asOwner } from "../keys/open-owner.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";

interface OfRun extends SharedOptions {
  readonly run: string;
}
type RetentionDeps = Parameters<typeof runRetention>[0];

/** Carries out an approved run, or goes on with it; exit code 6 when its proof finds something. */
export async function eraseApproved(shell: Shell, options: OfRun): Promise<ExitCode> {
  return withRun(shell, options, async (deps, { context, product }) => {
    const runId = options.run;
    const { items } = await showRetentionRun({ db: product.database }, { context, runId });
    const total = items.open + items.erased + items.kept;
    const label = shell.pick({ zh: "清理", en: "erasing" });
    return showProgress(shell, { label, total }, (step) => {
      const command: RunRetention = {
        context,
        runId,
        signal: shell.signal,
        step: ({ done }) => step(done),
      };
      return runRetention(deps, command);
    });
  });
}

/** Reads everything again as of the run's day; exit code 6 when something is left. */
export async function verifyRetention(shell: Shell, options: OfRun): Promise<ExitCode> {
  return withRun(shell, options, (deps, { context }) =>
    proveRetention(deps, { context, runId: options.run }),
  );
}

interface Place {
  readonly context: ActionContext;
  readonly product: Product;
}

/** Opens store and database, the latter as its owner: no service may delete history. */
async function withRun(
  shell: Shell,
  options: OfRun,
  work: (deps: RetentionDeps, place: Place) => Promise<RetentionRun>,
): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    return withFiles(product.dataDirectory, (files) =>
      asOwner(product, async (db) =>
        report(shell, options, await work({ db, files }, { context, product })),
      ),
    );
  });
}

function report(shell: Shell, options: OfRun, run: RetentionRun): ExitCode {
  const { id, asOf, status, due, proof } = run;
  const isClean = proof?.clean === true;
  if (options.json === true) shell.printJson({ id, asOf, status, due, proof });
  else if (isClean)
    shell.say({
      zh: `✓ ${id}：截至 ${asOf} 没有到期未删的数据`,
      en: `✓ ${id}: nothing is overdue as of ${asOf}`,
    });
  else
    shell.say({
      zh: `✗ ${id}：还有到期数据或文件没有删除。重新提出一次清理。`,
      en: `✗ ${id}: something overdue is left. Propose another run.`,
    });
  return isClean ? exitCodes.ok : exitCodes.checkFailed;
}
