import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectedSeasonBills, rosterRows } from "../harness/roster-files.ts";
import { bringToDisbursed } from "../harness/season-steps.ts";
import { accessibilityProblems } from "./accessibility.ts";
import { OPEN_LIMIT_MS, openBrowser } from "./open-browser.ts";
import { startProduct, type RunningProduct } from "./running-product.ts";
import { takePicture } from "./take-picture.ts";

/** ID numbers of synthetic people of the roster. One signs in once: a second code takes a minute. */
const PEOPLE = {
  graduate: "371083200204159112",
  keyboardUser: "371083200410111638",
  reader: "371083200106157025",
  mistyping: "371083200005086635",
  student: "371083200509037482",
} as const;
const BILLS = expectedSeasonBills().by_id_number;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1280, height: 800 } };

let browser: Browser;
let product: RunningProduct;
let missing: string | undefined;
const contexts: BrowserContext[] = [];
/** Addresses that pages asked for, of every test. */
const asked: string[] = [];

beforeAll(async () => {
  const opened = await openBrowser();
  if ("unavailable" in opened) {
    missing = `Chromium: ${opened.unavailable}`;
    return;
  }
  browser = opened;
  product = await startProduct();
  const wanted = new Set<string>(Object.values(PEOPLE));
  const rows = rosterRows().filter((row) => wanted.has(row["身份证号"] ?? ""));
  const worker = { startWorker: () => Promise.resolve() }; // the product has one
  await bringToDisbursed(worker, await product.signInStaff(), rows);
}, OPEN_LIMIT_MS);
beforeEach((context) => {
  if (missing !== undefined) context.skip(missing);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function openPage(options: BrowserContextOptions = PHONE): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", ...options, baseURL: product.url });
  contexts.push(context);
  context.on("request", (request) => asked.push(request.url()));
  return context.newPage();
}

/** Through both forms, to the first page after them. */
async function signIn(page: Page, idNumber: string, root = "/portal"): Promise<void> {
  await page.goto(root);
  await page.locator("#idNumber").fill(idNumber);
  const code = await product.codeAfter(() => page.locator("main button").first().click());
  await page.locator("#code").fill(code);
  await page.locator("main button").first().click();
  await page.waitForURL((url) => url.pathname === root);
}

function yuan(idNumber: string): string {
  return `¥${BILLS[idNumber] ?? "none"}`;
}

/** Presses Tab until the element has the focus, as somebody without a mouse. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    const focused = page.locator(":focus");
    if ((await focused.count()) > 0 && (await page.locator(`${selector}:focus`).count()) > 0)
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

describe("the portal in a browser", () => {
  it("answers how much, by when and why on a phone, with scripts switched off", async () => {
    const page = await openPage({ ...PHONE, javaScriptEnabled: false });
    await signIn(page, PEOPLE.graduate);
    const home = page.locator("main");
    expect(await home.innerText()).toContain("2026 年还要还");
    expect(await home.innerText()).toContain(yuan(PEOPLE.graduate));
    expect(await home.innerText()).toContain("12 月 20 日（周日）");
    await takePicture(page, "portal-home");
    await page.getByRole("link", { name: "怎么算的" }).click();
    expect(await page.locator("h1").innerText()).toBe("怎么算的");
    const steps = await page.locator("main").innerText();
    expect(steps).toContain("19,000.00 × 2.80% × 111 ÷ 360");
    expect(steps).toContain(yuan(PEOPLE.graduate));
    await takePicture(page, "portal-explanation");
    await page.getByRole("button", { name: /退出/ }).click();
    expect(await page.getByRole("status").innerText()).toBe("已退出。");
    await page.goto("/portal");
    expect(new URL(page.url()).pathname).toBe("/portal/sign-in");
  });

  it("can be used with the keyboard alone", async () => {
    const page = await openPage(DESK);
    await page.goto("/portal");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").innerText()).toBe("跳到正文");
    await tabTo(page, "#idNumber");
    await page.keyboard.type(PEOPLE.keyboardUser);
    const code = await product.codeAfter(() => page.keyboard.press("Enter"));
    await page.waitForURL("**/verify");
    await tabTo(page, "#code");
    await page.keyboard.type(code);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/portal");
    expect(await page.locator("main").innerText()).toContain(yuan(PEOPLE.keyboardUser));
    await tabTo(page, "a.why");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/bills/**");
    await tabTo(page, "header button");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sign-in?reason=signedOut");
  });

  it("says that a code is wrong beside the field, and takes the right one after it", async () => {
    const page = await openPage();
    await page.goto("/portal");
    await page.locator("#idNumber").fill(PEOPLE.mistyping);
    const code = await product.codeAfter(() => page.locator("main button").first().click());
    await page.locator("#code").fill(code === "000000" ? "000001" : "000000");
    await page.locator("main button").first().click();
    expect(await page.locator("#code-error").innerText()).toContain("验证码不对或已失效");
    expect(await page.locator("[role=alert]:focus").count()).toBe(1);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator("#code").fill(code);
    await page.locator("main button").first().click();
    await page.waitForURL("**/portal");
    expect(await page.locator("main").innerText()).toContain(yuan(PEOPLE.mistyping));
  });
});

describe("every page of the portal", () => {
  const states = new Map<string, BrowserContextOptions["storageState"]>();
  const paths: { readonly person: string; readonly path: string }[] = [];

  beforeAll(async () => {
    if (missing !== undefined) return;
    const page = await openPage();
    await signIn(page, PEOPLE.reader);
    const bill = (await page.locator("a.why").first().getAttribute("href")) ?? "";
    states.set(PEOPLE.reader, await page.context().storageState());
    const other = await openPage();
    await signIn(other, PEOPLE.student);
    states.set(PEOPLE.student, await other.context().storageState());
    paths.push(
      { person: "nobody", path: "/sign-in" },
      { person: "nobody", path: "/sign-in?reason=expired" },
      { person: "nobody", path: "/nothing" },
      { person: PEOPLE.student, path: "" },
      { person: PEOPLE.reader, path: "" },
      { person: PEOPLE.reader, path: bill.slice("/portal".length) },
    );
  });

  async function openAs(person: string, options: BrowserContextOptions = PHONE): Promise<Page> {
    const storageState = states.get(person);
    return openPage({ ...options, ...(storageState && { storageState }) });
  }

  it.each([
    ["on a phone", PHONE],
    ["on a desk", DESK],
    ["on a phone at night", { ...PHONE, colorScheme: "dark" }],
  ] as const)("is accessible, small and fits the window %s", async (_, options) => {
    const problems: string[] = [];
    for (const person of ["nobody", ...states.keys()]) {
      const page = await openAs(person, options);
      for (const { path } of paths.filter((visited) => visited.person === person)) {
        for (const root of ["/portal", "/portal/en"]) {
          await page.goto(root + path);
          const found = [...(await accessibilityProblems(page)), ...(await sizeProblems(page))];
          problems.push(...found.map((problem) => `${root}${path}: ${problem}`));
        }
      }
    }
    expect(paths).toHaveLength(6);
    expect(problems).toEqual([]);
  });

  it("has a mirror in English, one link away", async () => {
    const page = await openAs(PEOPLE.reader);
    await page.goto("/portal");
    await page.getByRole("link", { name: "English" }).click();
    expect(new URL(page.url()).pathname).toBe("/portal/en");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    const home = await page.locator("main").innerText();
    expect(home).toContain("Due in 2026");
    expect(home).toContain(yuan(PEOPLE.reader));
    expect(home).not.toMatch(/应还|利息|怎么算的/);
    await page.getByRole("link", { name: "How it is worked out" }).first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/portal\/en\/bills\//);
  });

  it("tells a student who owes nothing yet who pays the interest", async () => {
    const page = await openAs(PEOPLE.student);
    await page.goto("/portal");
    expect(await page.locator("h1").innerText()).toBe("现在不用还，利息由财政承担");
  });

  it("asked nobody but its own origin", () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((url) => new URL(url).origin !== product.url)).toEqual([]);
  });
});

/** A first answer of 14 KB arrives in one round trip: the page, with its style, is shown at once. */
const BYTES_MAX = 14 * 1024;

async function sizeProblems(page: Page): Promise<string[]> {
  const { bytes, tooWide } = await page.evaluate(() => {
    const { performance, document, innerWidth } = globalThis as unknown as {
      performance: { getEntries(): { encodedBodySize?: number }[] };
      document: { documentElement: { scrollWidth: number } };
      innerWidth: number;
    };
    const sizes = performance.getEntries().map(({ encodedBodySize = 0 }) => encodedBodySize);
    const tooWide = document.documentElement.scrollWidth > innerWidth;
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), tooWide };
  });
  const problems = bytes > 1_000 && bytes <= BYTES_MAX ? [] : [`${bytes} bytes`];
  return tooWide ? [...problems, "wider than the window"] : problems;
}
