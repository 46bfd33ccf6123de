import { basename, resolve } from "node:path";
import { findCommittedImport, type Import } from "@bursar/database/imports";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { commitImport, previewRoster, showImport, stageRoster } from "@bursar/servicing/imports";
import type { Product } from "../product/open-product.ts";
import type { RosterReport } from "./roster-report.ts";

interface RosterCommand {
  readonly context: ActionContext;
  /** Path, from the folder in which the command was given. */
  readonly file: string;
}

/** What an import of the file would do. @throws Refusal `file.…` */
export async function checkRosterFile(
  product: Product,
  { context, file }: RosterCommand,
): Promise<RosterReport> {
  const deps = { db: product.database };
  const checked = await previewRoster(deps, { context, file: atPath(file) });
  const { sha256 } = checked;
  const earlier = await readCentre(product.database, context, (tx) =>
    findCommittedImport(tx, { kind: "roster", sha256 }),
  );
  return {
    ...checked,
    file,
    results: checked.results.map(({ verdict, problems }, index) => ({
      row: index + 1,
      verdict,
      problems,
    })),
    importId: earlier?.id,
    committed: undefined,
  };
}

/** Lets the accepted and warned rows take effect; a file that did so before changes nothing. */
export async function commitRosterFile(
  product: Product,
  { context, file }: RosterCommand,
): Promise<RosterReport> {
  const deps = { db: product.database };
  const { id: importId } = await stageRoster(deps, { context, file: atPath(file) });
  const committed = await commitImport(deps, { context, importId });
  const shown = await showImport(deps, { context, importId });
  return { ...countsOf(shown.file), file, results: shown.rows, importId, committed };
}

function countsOf(file: Import) {
  const { sha256, businessOn, rows, accepted, warned, refused, amountFen, unknownColumns } = file;
  return { sha256, businessOn, rows, accepted, warned, refused, amountFen, unknownColumns };
}

function atPath(file: string) {
  return { path: resolve(file), fileName: basename(file) };
}
