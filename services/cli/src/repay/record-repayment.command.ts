import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { obstacleText } from "@bursar/domain/repayment";
import { previewRepayment, recordRepayment as record } from "@bursar/servicing/repayments";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireAmount } from "../require-amount.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import { outcomeJson, outcomeText } from "./receipt-json.ts";
import { requireChannel } from "./require-channel.ts";

export interface RecordRepaymentOptions extends SharedOptions {
  readonly contract: string;
  readonly amount: string;
  readonly serial: string;
  readonly on: string;
  readonly channel: string;
  readonly payer?: string;
  readonly commit?: true;
}

/** Shows how a repayment is divided, and with `commit` books it. @throws Refusal */
export async function recordRepayment(
  shell: Shell,
  options: RecordRepaymentOptions,
): Promise<ExitCode> {
  const amountFen = requireAmount(options.amount);
  const paidOn = requireDate(options.on);
  const channel = requireChannel(options.channel);
  const { contract: contractNo, serial: serialNo, payer: payerName } = options;
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    const money = { contractNo, channel, amountFen, paidOn };
    if (options.commit === true) {
      const given = { ...money, serialNo, payerName, source: "counter" } as const;
      const outcome = await record(deps, { context, ...given });
      if (options.json === true) shell.printJson(outcomeJson(outcome));
      else shell.print(outcomeText(shell, outcome));
      return exitCodes.ok;
    }
    const preview = await previewRepayment(deps, { context, ...money });
    const { split, verdict, valueOn } = preview;
    const rows = split.map((due) => ({
      dueOn: due.dueOn,
      penalty: formatYuan(due.penaltyFen),
      interest: formatYuan(due.interestFen),
      principal: formatYuan(due.principalFen),
    }));
    const sums = {
      applied: formatYuan(preview.appliedFen),
      missing: formatYuan(preview.missingFen),
      excess: formatYuan(preview.excessFen),
    };
    if (options.json === true) {
      const obstacle = preview.obstacle ?? null;
      shell.printJson({ verdict, valueOn, split: rows, ...sums, obstacle });
    } else shell.print(previewText(shell, preview));
    shell.say({
      zh: "这是试算，什么也没有写入；加 --commit 入账。",
      en: "This was a trial and nothing was written; --commit books it.",
    });
    return exitCodes.ok;
  });
}

function previewText(
  { pick }: Shell,
  preview: Awaited<ReturnType<typeof previewRepayment>>,
): string {
  const headings = [
    pick({ zh: "应还日", en: "Due" }),
    pick({ zh: "罚息", en: "Penalty" }),
    pick({ zh: "利息", en: "Interest" }),
    pick({ zh: "本金", en: "Principal" }),
  ];
  const lines = preview.split.map(({ dueOn, penaltyFen, interestFen, principalFen }) => [
    dueOn,
    ...[penaltyFen, interestFen, principalFen].map(formatYuanGrouped),
  ]);
  const rest = pick({
    zh: `还差 ${formatYuanGrouped(preview.missingFen)}，多付 ${formatYuanGrouped(preview.excessFen)}`,
    en: `missing ${formatYuanGrouped(preview.missingFen)}, too much ${formatYuanGrouped(preview.excessFen)}`,
  });
  const why = obstacleText(preview.obstacle);
  return [
    textTable([headings, ...lines], ["left", "right", "right", "right"]),
    rest,
    ...(why === undefined ? [] : [pick(why)]),
  ].join("\n");
}
