import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import {
  checkRoster,
  readRosterTable,
  type CheckedRoster,
  type RosterFile,
} from "./check-roster.ts";

/** What an import of this file would do; writes nothing. @throws Refusal `file.…` */
export async function previewRoster(
  deps: Deps,
  command: { context: ActionContext; file: RosterFile },
): Promise<CheckedRoster> {
  const table = await readRosterTable(command.file);
  return readCentre(deps.db, command.context, (tx) => checkRoster(tx, table));
}
