import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/**
 * Keeps what the page shows as `<name>.png` in the folder that `BURSAR_PICTURES` names, which
 * `npm run pictures` sets; otherwise does nothing.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env["BURSAR_PICTURES"];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
