import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  findImport,
  listDifferences as selectDifferences,
  listImports as selectImports,
  listRowVerdicts,
  type DifferenceFilter,
  type Import,
  type ImportDifference,
  type ImportFilter,
  type RowFilter,
  type RowVerdict,
} from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

interface ImportQuery {
  readonly context: ActionContext;
  readonly importId: string;
}

/** @throws Refusal `import.not-found` */
export async function showImport(deps: Deps, query: ImportQuery): Promise<Import> {
  return readCentre(deps.db, query.context, (tx) => requireImport(tx, query.importId));
}

/** Verdict and problems of each row; the content stays sealed. @throws Refusal `import.not-found` */
export async function listRows(
  deps: Deps,
  query: ImportQuery & { readonly filter?: RowFilter },
): Promise<RowVerdict[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { id } = await requireImport(tx, query.importId);
    return listRowVerdicts(tx, id, query.filter ?? {});
  });
}

/** A page of the centre's imports, the latest first. */
export async function listImports(
  deps: Deps,
  query: { readonly context: ActionContext; readonly filter: ImportFilter },
): Promise<Import[]> {
  return readCentre(deps.db, query.context, (tx) => selectImports(tx, query.filter));
}

/** Balances that differ from those computed here. */
export async function listDifferences(
  deps: Deps,
  query: { readonly context: ActionContext; readonly filter: DifferenceFilter },
): Promise<ImportDifference[]> {
  return readCentre(deps.db, query.context, (tx) => selectDifferences(tx, query.filter));
}

async function requireImport(tx: Tx, id: string): Promise<Import> {
  const file = await findImport(tx, id);
  if (file === undefined) throw refuse("import.not-found");
  return file;
}
