import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { OPEN_LIMIT_MS, openBrowser } from "./open-browser.ts";
import { startProduct, type RunningProduct } from "./running-product.ts";
import { takePicture } from "./take-picture.ts";

let browser: Browser;
let product: RunningProduct;
let missing: string | undefined;

beforeAll(async () => {
  const opened = await openBrowser();
  if ("unavailable" in opened) {
    missing = `Chromium: ${opened.unavailable}`;
    return;
  }
  browser = opened;
  product = await startProduct();
}, OPEN_LIMIT_MS);
beforeEach((context) => {
  if (missing !== undefined) context.skip(missing);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe("the API's documentation in a browser", () => {
  it("shows every operation, complains about nothing and asks only its own origin", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    const asked: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      // Its icons are drawn from data: addresses, which leave nothing.
      if (!request.url().startsWith("data:")) asked.push(new URL(request.url()).origin);
    });
    await page.goto(`${product.url}/docs`);
    const operations = page.locator(".opblock");
    await operations.first().waitFor();
    const openapi = (await (await fetch(`${product.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, Record<string, object>>;
    };
    const methods = Object.values(openapi.paths).flatMap((path) => Object.keys(path));
    expect(methods.length).toBeGreaterThan(20);
    await takePicture(page, "api-docs");
    // Only what is in sight is drawn, so the whole of it is seen by going down the page.
    const shown = new Set<string>();
    for (let end = false; !end;) {
      const summaries = page.locator(".opblock-summary-control");
      for (const text of await summaries.allTextContents()) shown.add(text);
      end = await page.evaluate<boolean>(
        "innerHeight + scrollY >= document.documentElement.scrollHeight - 2",
      );
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(60);
    }
    expect(shown.size).toBe(methods.length);
    await page.evaluate("scrollTo(0, 0)");
    await page.locator(".opblock-summary-control").first().click();
    await page.locator(".opblock.is-open .responses-wrapper").waitFor();
    expect(complaints).toEqual([]);
    expect(new Set(asked)).toEqual(new Set([product.url]));
  });
});
