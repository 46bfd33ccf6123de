import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findTestChromium } from "@bursar/local/src/test-chromium.ts";
import { chromium, type Browser } from "playwright-core";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
// It speaks to nobody but the page's origin: nothing to update, to look up or to send.
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where there is no Chromium its packages are fetched first, which takes a slow line minutes. */
export const OPEN_LIMIT_MS = 900_000;

/** A headless Chromium, or the reason why there is none here. */
export async function openBrowser(): Promise<Browser | { readonly unavailable: string }> {
  const dataFolder = resolve(projectRoot, process.env["BURSAR_DATA_DIR"] ?? ".data");
  const found = await findTestChromium({ directory: join(dataFolder, "tools") });
  if ("unavailable" in found) return found;
  return chromium.launch({
    executablePath: found.path,
    env: { ...process.env, ...found.environment },
    args: QUIET,
    // Root can't have Chromium's own sandbox; the pages are this product's.
    chromiumSandbox: false,
  });
}
