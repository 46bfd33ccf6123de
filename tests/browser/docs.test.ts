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
    expect(await operations.count()).toBe(methods.length);
    await takePicture(page, "api-docs");
    await page.getByText("借款合同列表").first().click();
    await page.locator(".opblock.is-open .responses-wrapper").waitFor();
    expect(complaints).toEqual([]);
    expect(new Set(asked)).toEqual(new Set([product.url]));
  });
});
