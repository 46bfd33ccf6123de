import { addDays, type PlainDate } from "@bursar/domain/calendar";
import { setBusinessDate } from "@bursar/servicing/centres";
import type { Workplace } from "../product/enter-centre.ts";
import type { Product } from "../product/open-product.ts";
import type { Shell } from "../terminal/shell.ts";

/** Further than this is a slip of the keyboard. */
const DAYS_AHEAD_MAX = 366;

/**
 * In a demo centre a batch of a day to come takes the business date along, and says so. Anywhere
 * else, and for a day too far off, nothing moves and the batch is refused.
 */
export async function moveDemoDay(
  shell: Shell,
  deps: { readonly db: Product["database"] },
  { workplace, to }: { readonly workplace: Workplace; readonly to: PlainDate },
): Promise<void> {
  const { context, isDemo, businessOn } = workplace;
  if (!isDemo || to <= businessOn || to > addDays(businessOn, DAYS_AHEAD_MAX)) return;
  await setBusinessDate(deps, { context, businessOn: to });
  shell.say({
    zh: `· 演示中心：业务日期由 ${businessOn} 移到 ${to}（改回：bursar business-date ${businessOn}）`,
    en: `· Demo centre: the business date moves from ${businessOn} to ${to} (back: bursar business-date ${businessOn})`,
  });
}
