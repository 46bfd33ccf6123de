import { formatYuan } from "@bursar/domain/money";
import { openRescueStates } from "@bursar/domain/rescue";
import { listCompensations } from "@bursar/servicing/compensations";
import { listPrepayments } from "@bursar/servicing/prepayments";
import { listRescues } from "@bursar/servicing/rescues";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

const ROWS_MAX = 1_000;

interface Waiting {
  readonly what: "prepayment" | "rescue" | "compensation";
  readonly id: string;
  readonly status: string;
  readonly since: string;
  readonly amount: string | null;
}

/** What waits for money or for a person: early repayments, rescues, compensations. */
export async function listWaiting(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    const filter = { limit: ROWS_MAX };
    const money = { ...filter, status: "awaiting-money" } as const;
    const entered = { ...filter, status: "entered" } as const;
    const prepayments = await listPrepayments(deps, { context, filter: money });
    const rescues = [];
    for (const status of openRescueStates)
      rescues.push(...(await listRescues(deps, { context, filter: { ...filter, status } })));
    const compensations = await listCompensations(deps, { context, filter: entered });
    const waiting: Waiting[] = [
      ...prepayments
        .filter(({ status }) => status === "awaiting-money")
        .map(({ id, status, settlesOn, totalFen }) => {
          const amount = formatYuan(totalFen);
          return { what: "prepayment", id, status, since: settlesOn, amount } as const;
        }),
      ...rescues.map(({ id, status, appliedOn }) => {
        return { what: "rescue", id, status, since: appliedOn, amount: null } as const;
      }),
      ...compensations.map(({ id, status, enteredOn, amountFen }) => {
        const amount = formatYuan(amountFen);
        return { what: "compensation", id, status, since: enteredOn, amount } as const;
      }),
    ];
    if (options.json === true) shell.printJson(waiting);
    else shell.print(toText(shell, waiting));
    return exitCodes.ok;
  });
}

function toText({ pick }: Shell, waiting: readonly Waiting[]): string {
  if (waiting.length === 0) return pick({ zh: "没有待办的。", en: "Nothing waits." });
  const names = {
    prepayment: pick({ zh: "提前还款", en: "prepayment" }),
    rescue: pick({ zh: "还款救助", en: "rescue" }),
    compensation: pick({ zh: "代偿", en: "compensation" }),
  };
  const lines = waiting.map(({ what, id, status, since, amount }) => [
    names[what],
    id,
    status,
    since,
    amount ?? "",
  ]);
  return textTable(lines, ["left", "left", "left", "left", "right"]);
}
