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

/**
 * What an import of the file would do. A file that took effect before gives what was found then,
 * since it would change nothing now. @throws Refusal `file.…`
 */
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
  if (earlier !== undefined) {
    const { rows } = await showImport(deps, { context, importId: earlier.id });
    return { ...countsOf(earlier), file, results: rows, importId: earlier.id, created: undefined };
  }
  const results = checked.results.map(({ verdict, problems }, index) => ({
    row: index + 1,
    verdict,
    problems,
  }));
  return { ...checked, file, results, importId: undefined, created: undefined };
}

/** Lets the accepted and warned rows take effect; a file that did so before changes nothing. */
export async function commitRosterFile(
  product: Product,
  { context, file }: RosterCommand,
): Promise<RosterReport> {
  const deps = { db: product.database };
  const { id: importId } = await stageRoster(deps, { context, file: atPath(file) });
  const { changed, created } = await commitImport(deps, { context, importId });
  const shown = await showImport(deps, { context, importId });
  const counts = countsOf(shown.file);
  return { ...counts, file, results: shown.rows, importId, created: changed ? created : undefined };
}

function countsOf(file: Import) {
  const { sha256, businessOn, rows, accepted, warned, refused, amountFen, unknownColumns } = file;
  return { sha256, businessOn, rows, accepted, warned, refused, amountFen, unknownColumns };
}

function atPath(file: string) {
  return { path: resolve(file), fileName: basename(file) };
}
