import { existsSync } from "node:fs";
import type { SealSettings } from "@bursar/config/environment";
import { createOnce } from "@bursar/config/keys";
import { findCentre } from "@bursar/database/centres";
import { readCentre, type Database } from "@bursar/database/connection";
import { DEMO_CENTRE } from "./demo-people.ts";

/** Makes the demo county's own seal, unless there is one or the environment names one. */
export async function ensureSeal(db: Database, { file, given }: SealSettings): Promise<void> {
  if (given || existsSync(file)) return;
  const context = {
    actor: { id: "system:start", kind: "system" as const },
    centreId: DEMO_CENTRE,
    requestId: "start",
  };
  const { name } = await readCentre(db, context, findCentre);
  // Loaded for the one start that needs it.
  const { createSealFile } = await import("@bursar/documents/seal");
  createOnce(file, await createSealFile({ name, at: new Date().toISOString() }));
}
