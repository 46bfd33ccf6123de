import { markSupplied, saveWarnings, type Application } from "@bursar/database/applications";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type Tx } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { findDeficiencies } from "./find-deficiencies.ts";
import { lockShown, moveLocked, type MoveApplication } from "./move-application.ts";

const INCOMPLETE = "documents.incomplete";

/**
 * What was asked for has come: the application goes back to the second person. Papers that are
 * still missing stay on it as a warning, which keeps it out of a bulk pass.
 *
 * @throws Refusal `application.not-possible-now`, `version.changed`.
 */
export async function supplyDocuments(deps: Deps, command: MoveApplication): Promise<Application> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const application = await lockShown(tx, command);
    const { reasons, note } = command;
    const moved = await moveLocked(tx, application, { event: "supply-documents", reasons, note });
    await markSupplied(tx, moved.id, await businessDate(tx));
    const warnings = await warningsNow(tx, application);
    await saveWarnings(tx, moved.id, warnings);
    return { ...moved, warnings };
  });
}

async function warningsNow(tx: Tx, application: Application): Promise<string[]> {
  const others = application.warnings.filter((code) => code !== INCOMPLETE);
  const missing = await findDeficiencies(tx, application);
  return missing.length === 0 ? others : [...others, INCOMPLETE];
}
