import { formatYuan } from "@bursar/domain/money";
import { listClaims as findClaims } from "@bursar/servicing/claims";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

const SHOWN = 100;

/** The claims of the centre. */
export async function listClaims(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const claims = await findClaims(
      { db: product.database },
      { context, filter: { limit: SHOWN } },
    );
    const rows = claims.map((claim) => ({
      id: claim.id,
      kind: claim.kind,
      payer: claim.payer,
      throughOn: claim.throughOn,
      status: claim.status,
      lines: claim.lines,
      amount: formatYuan(claim.amountFen),
    }));
    if (options.json === true) shell.printJson(rows);
    else {
      const { pick } = shell;
      const headings = [
        pick({ zh: "编号", en: "Id" }),
        pick({ zh: "种类", en: "Kind" }),
        pick({ zh: "付款方", en: "Payer" }),
        pick({ zh: "截止日", en: "Through" }),
        pick({ zh: "状态", en: "State" }),
        pick({ zh: "明细", en: "Lines" }),
        pick({ zh: "金额", en: "Amount" }),
      ];
      const cells = rows.map((row) => Object.values(row).map(String));
      const align = ["left", "left", "left", "left", "left", "right", "right"] as const;
      shell.print(textTable([headings, ...cells], align));
    }
    return exitCodes.ok;
  });
}
