import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { explainBill, foldLoan, standardTerms } from "@bursar/domain/loan";
import { formatYuan, parseYuan } from "@bursar/domain/money";
import { nationalPolicy } from "@bursar/domain/policy";
import { projectRoot } from "../product/project-root.ts";
import { failure, good, type Finding } from "./finding.ts";

/** `principal | graduation year | payable`, one contract a line. */
const GOLDEN = join(projectRoot, "packages/domain/vectors/season-bills.txt");
const DISBURSED_ON = "2024-11-20";
const DUE_ON = "2026-12-20";
const AS_OF = "2026-11-20";

/** Computes the golden bills of a county's season again and compares them to the cent. */
export async function checkEngine(): Promise<Finding[]> {
  const lines = (await readFile(GOLDEN, "utf8")).split("\n");
  const cases = lines.filter((line) => /^\d/.test(line));
  const wrong = cases.filter((line) => !isRight(line.split("|").map((cell) => cell.trim())));
  const right = `${cases.length - wrong.length}/${cases.length}`;
  if (cases.length > 0 && wrong.length === 0) {
    return [
      good("engine", {
        zh: `引擎自检 ${right} 笔，差额 0.00`,
        en: `Engine: ${right} golden bills to the cent`,
      }),
    ];
  }
  return [
    failure(
      "engine",
      { zh: `引擎自检只有 ${right} 笔相符`, en: `Engine: only ${right} golden bills agree` },
      {
        zh: "不要出账：程序文件可能被改动，重新安装同一版本后再查",
        en: "don't bill anybody: the program may have been altered; install it anew",
      },
    ),
  ];
}

function isRight([principal = "", graduation = "", payable = ""]: readonly string[]): boolean {
  const principalFen = parseYuan(principal) ?? 0n;
  const policy = nationalPolicy();
  const terms = standardTerms(
    {
      principalFen,
      signedOn: "2024-08-31",
      disbursedOn: DISBURSED_ON,
      graduationYear: Number(graduation),
    },
    policy,
  );
  const fact = {
    kind: "disbursed",
    factId: "golden/1",
    sequence: 1,
    recordedAt: `${DISBURSED_ON}T02:00:00Z`,
    on: DISBURSED_ON,
    amountFen: principalFen,
  } as const;
  const bill = explainBill(foldLoan({ terms, policy, facts: [fact] }, AS_OF), DUE_ON);
  return formatYuan(bill?.payableFen ?? -1n) === payable;
}
