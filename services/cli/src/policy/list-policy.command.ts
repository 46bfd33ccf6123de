import { proposalStateNames } from "@bursar/domain/policies";
import { listPolicy as list, listProposals } from "@bursar/servicing/policies";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

export interface ListPolicyOptions extends SharedOptions {
  readonly kind?: string;
  readonly on?: string;
  readonly proposals?: true;
}

const LATEST = 50;

/** The rows of the policy, or the latest changes proposed of it. */
export async function listPolicy(shell: Shell, options: ListPolicyOptions): Promise<ExitCode> {
  const on = options.on === undefined ? undefined : requireDate(options.on);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    if (options.proposals === true) {
      const page = { before: undefined, limit: LATEST };
      const proposals = await listProposals(deps, { context, page });
      const lines = proposals.map(({ id, proposedOn, status, reason, rows }) => [
        id,
        proposedOn,
        shell.pick(proposalStateNames[status]),
        String(rows.length),
        reason,
      ]);
      if (options.json === true) shell.printJson(proposals);
      else shell.print(textTable(lines, ["left", "left", "left", "right", "left"]));
      return exitCodes.ok;
    }
    const { stamp, rows } = await list(deps, { context, kind: options.kind, on });
    if (options.kind !== undefined && rows.length === 0) throw noRows(options.kind);
    if (options.json === true) {
      shell.printJson({ stamp, rows });
      return exitCodes.ok;
    }
    const lines = rows.map(({ kind, key, effectiveFrom, value, source }) => [
      key === "" ? kind : `${kind}/${key}`,
      effectiveFrom,
      source,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    shell.print(textTable(lines, ["left", "left", "left", "left"]));
    return exitCodes.ok;
  });
}

function noRows(kind: string): CliError {
  return new CliError("policy.no-rows", exitCodes.usage, {
    zh: `没有参数“${kind}”，或那一天还没有。用 bursar policy list 查看全部。`,
    en: `There is no policy "${kind}", or none on that day. bursar policy list shows all.`,
  });
}
