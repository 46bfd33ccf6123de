import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong with a page as it stands, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Not as a script element: the pages allow no inline script.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
