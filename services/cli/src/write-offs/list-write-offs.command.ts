import type { WriteOff } from "@bursar/database/write-offs";
import { formatYuan } from "@bursar/domain/money";
import { listWriteOffs as findWriteOffs } from "@bursar/servicing/write-offs";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actInCentre } from "../product/act-in-centre.ts";
import type { SharedOptions } from "../program.ts";
import { printList } from "../terminal/print-list.ts";
import type { Shell } from "../terminal/shell.ts";

const SHOWN = 1_000;

/** What the lender says that it wrote off, as it said so. */
export async function listWriteOffs(
  shell: Shell,
  options: SharedOptions & { readonly status?: WriteOff["status"] },
): Promise<ExitCode> {
  const acting = { ...options, permission: "loan.read" } as const;
  const found = await actInCentre(shell, acting, ({ deps, context }) =>
    findWriteOffs(deps, { context, filter: { status: options.status, limit: SHOWN } }),
  );
  const rows = found.map((one) => ({
    id: one.id,
    contractNo: one.contractNo,
    writtenOffOn: one.writtenOffOn,
    status: one.status,
    principal: formatYuan(one.principalFen),
    interest: formatYuan(one.interestFen),
    penalty: formatYuan(one.penaltyFen),
  }));
  const headings = {
    id: { zh: "编号", en: "Id" },
    contractNo: { zh: "合同", en: "Contract" },
    writtenOffOn: { zh: "核销日", en: "On" },
    status: { zh: "状态", en: "State" },
    principal: { zh: "本金", en: "Principal" },
    interest: { zh: "利息", en: "Interest" },
    penalty: { zh: "罚息", en: "Penalty" },
  };
  printList(shell, options, { headings, rows });
  return exitCodes.ok;
}
