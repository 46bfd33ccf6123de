import type { KeyRing } from "@bursar/config/keys";
import { openDatabase } from "@bursar/database/connection";
import { newestEdition } from "@bursar/database/divisions";
import { DIVISIONS_ON } from "./editions.ts";

/** Fills the registries where they are empty or of an older release; else costs one look. */
export async function ensureRegistries(ownerUrl: string, keys: KeyRing): Promise<void> {
  const owner = openDatabase({ url: ownerUrl, keys, maxConnections: 1 });
  try {
    const [divisionsOn, universitiesOn] = await Promise.all([
      newestEdition(owner.orm, "divisions"),
      newestEdition(owner.orm, "universities"),
    ]);
    const isNew = divisionsOn === undefined || divisionsOn < DIVISIONS_ON;
    if (!isNew && universitiesOn !== undefined) return;
    // Reading tables and spelling names is for the one start that needs it.
    const { seedRegistries } = await import("./seed-registries.ts");
    await seedRegistries(owner);
  } finally {
    await owner.close();
  }
}
