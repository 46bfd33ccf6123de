import { bucketNames, bucketOf } from "@bursar/domain/delinquency";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import { listWorklist } from "@bursar/servicing/collections";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { codeWord } from "../terminal/code-words.ts";
import { groupYuan } from "../terminal/group-yuan.ts";
import { textTable } from "../terminal/text-table.ts";
import { wrongChoice } from "./wrong-choice.ts";

export interface WorklistOptions extends SharedOptions {
  readonly township?: string;
  readonly bucket?: string;
  readonly assignee?: string;
  readonly promiseBroken?: true;
  readonly limit: string;
}

type Listed = Awaited<ReturnType<typeof listWorklist>>[number];

/** The people with arrears, masked as everywhere. @throws CliError `option.not-a-choice` */
export async function showWorklist(shell: Shell, options: WorklistOptions): Promise<ExitCode> {
  const { township, assignee, promiseBroken } = options;
  const bucket = bucketNames.find((name) => name === options.bucket);
  if (options.bucket !== undefined && bucket === undefined)
    throw wrongChoice("--bucket", bucketNames);
  if (!/^[1-9]\d{0,3}$/.test(options.limit)) throw wrongChoice("--limit", ["1…9999"]);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const rows = await listWorklist(
      { db: product.database },
      {
        context,
        township,
        bucket,
        assigneeId: assignee,
        promise: promiseBroken === true ? "broken" : undefined,
        limit: Number(options.limit),
      },
    );
    const shown = rows.map(toJson);
    if (options.json === true) shell.printJson(shown);
    else shell.print(toText(shell, shown));
    return exitCodes.ok;
  });
}

function toJson(row: Listed) {
  const { principalOverdueFen, interestOverdueFen, penaltyFen, promisedFen } = row;
  return {
    borrowerId: row.borrowerId,
    name: maskName(row.name),
    township: row.township,
    contracts: row.contracts,
    owed: formatYuan(principalOverdueFen + interestOverdueFen + penaltyFen),
    daysPastDue: row.daysPastDue,
    bucket: bucketOf(row.daysPastDue),
    classification: row.classification,
    assigneeId: row.assigneeId,
    lastContactOn: row.lastContactOn,
    lastResult: row.lastResult,
    promise: row.promise,
    promised: promisedFen === null ? null : formatYuan(promisedFen),
    promisedBy: row.promisedBy,
  };
}

function toText({ pick }: Shell, rows: readonly ReturnType<typeof toJson>[]): string {
  const headings = [
    pick({ zh: "编号", en: "Borrower" }),
    pick({ zh: "学生", en: "Name" }),
    pick({ zh: "乡镇", en: "Township" }),
    pick({ zh: "合同", en: "Contracts" }),
    pick({ zh: "欠款", en: "Owed" }),
    pick({ zh: "逾期天", en: "Days" }),
    pick({ zh: "级别", en: "Class" }),
    pick({ zh: "上次联系", en: "Last contact" }),
    pick({ zh: "承诺", en: "Promise" }),
  ];
  const lines = rows.map((row) => [
    row.borrowerId,
    row.name,
    row.township,
    String(row.contracts),
    groupYuan(row.owed),
    String(row.daysPastDue),
    pick(codeWord("classification", row.classification)),
    `${row.lastContactOn ?? "-"} ${row.lastResult ?? ""}`.trim(),
    row.promise === null ? "-" : `${row.promise} ${row.promisedBy ?? ""}`,
  ]);
  const right = new Set([3, 4, 5]);
  const align = headings.map((_, column) => (right.has(column) ? "right" : "left"));
  return textTable([headings, ...lines], align);
}
