import { recordAudit } from "@bursar/database/audit";
import { listClaimLines, type ShownClaimLine, type SubsidyClaim } from "@bursar/database/claims";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  CSV_TYPE,
  TABLE_ROWS_MAX,
  writeCsv,
  writeXlsx,
  XLSX_TYPE,
  type CsvColumn,
} from "@bursar/documents/tables";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireClaim } from "./show-claim.ts";

const LINES_AT_ONCE = 5_000;

const COLUMNS: readonly CsvColumn[] = [
  { key: "contractNo", header: "合同编号" },
  { key: "borrower", header: "借款学生" },
  { key: "universityCode", header: "高校代码" },
  { key: "university", header: "高校" },
  { key: "dueOn", header: "结息日" },
  { key: "settled", header: "结息金额", type: "amount" },
  { key: "share", header: "分担比例（%）" },
  { key: "amount", header: "本次申领", type: "amount" },
  { key: "previous", header: "上次申领（该合同）", type: "amount" },
];

/** A claim's lines as a file; names are masked, the contract number tells who it is. */
export async function claimFile(
  deps: Deps,
  query: { context: ActionContext; claimId: string; format: "xlsx" | "csv" },
): Promise<{ content: Uint8Array; mediaType: string; fileName: string }> {
  const { claim, rows } = await withTransaction(deps.db, query.context, async (tx) => {
    const found = await requireClaim(tx, query.claimId);
    if (query.format === "xlsx" && found.lines > TABLE_ROWS_MAX)
      throw refuse("claim.file-too-large");
    const lines: Record<string, string>[] = [];
    let after: string | undefined;
    do {
      const page = await listClaimLines(tx, found, { after, limit: LINES_AT_ONCE });
      lines.push(...page.map(toCells));
      after = page.length === LINES_AT_ONCE ? page.at(-1)?.id : undefined;
    } while (after !== undefined);
    await recordAudit(tx, {
      action: "claim.exported",
      subjectId: found.id,
      after: { format: query.format, lines: lines.length },
    });
    return { claim: found, rows: lines };
  });
  const fileName = `${nameOf(claim)}.${query.format}`;
  if (query.format === "xlsx")
    return { content: await writeXlsx(rows, COLUMNS), mediaType: XLSX_TYPE, fileName };
  return { content: Buffer.from(writeCsv(rows, COLUMNS)), mediaType: CSV_TYPE, fileName };
}

function nameOf({ kind, payer, throughOn, sequence }: SubsidyClaim): string {
  return `${kind}-${payer}-${throughOn}-${sequence + 1}`;
}

function toCells(line: ShownClaimLine): Record<string, string> {
  return {
    contractNo: line.contractNo,
    borrower: maskName(line.borrowerName),
    universityCode: line.universityCode,
    university: line.universityName ?? "",
    dueOn: line.dueOn,
    settled: formatYuan(line.settledFen),
    share: (line.sharePpm / 10_000).toFixed(2),
    amount: formatYuan(line.amountFen),
    previous: formatYuan(line.previousFen),
  };
}
