import type { Tx } from "@bursar/database/connection";
import { findImport, type Import } from "@bursar/database/imports";
import { Refusal } from "@bursar/domain/refusal";
import { refuse } from "../refuse.ts";
import type { ImportDefinition } from "./import-kind.ts";
import { importKind } from "./import-kinds.ts";

/** Whether whoever acts has a permission; each kind of file asks for its own. */
export type MayUse = (permission: string) => boolean;

/** An import of this centre, locked, and what its kind says; whoever acts may work on that kind. */
export async function lockImport(
  tx: Tx,
  { importId, mayUse }: { readonly importId: string; readonly mayUse: MayUse },
): Promise<{ readonly file: Import; readonly definition: ImportDefinition }> {
  const file = await findImport(tx, importId, true);
  if (file === undefined) throw refuse("import.not-found");
  const definition = importKind(file.kind);
  if (!mayUse(definition.permission)) throw forbidden(definition);
  return { file, definition };
}

function forbidden({ permission, title }: ImportDefinition): Refusal {
  return new Refusal("auth.forbidden", {
    zh: `办理${title.zh}需要权限 ${permission}，请联系有此权限的同事办理。`,
    en: `Work on the ${title.en} needs the permission ${permission}; ask somebody who has it.`,
    status: 403,
    data: { permission },
  });
}
