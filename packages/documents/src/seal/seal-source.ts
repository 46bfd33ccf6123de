import { readFile } from "node:fs/promises";
import { openSeal } from "./open-seal.ts";
import type { Seal } from "./seal.ts";
import { sealMissing } from "./seal-refusals.ts";

/** Opens the seal as it is now. Rejects with Refusal `seal.missing`, `seal.unreadable`. */
export type SealSource = () => Promise<Seal>;

/** The seal of a file, read each time, so that a renewed certificate needs no restart. */
export function sealFrom(place: { readonly file: string; readonly password: string }): SealSource {
  return async () => {
    let content: Buffer;
    try {
      content = await readFile(place.file);
    } catch {
      throw sealMissing();
    }
    return openSeal(content, place.password);
  };
}
