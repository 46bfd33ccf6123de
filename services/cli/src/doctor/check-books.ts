import { randomUUID } from "node:crypto";
import { lastTieOut, runsOutOfBalance, type LastTieOut } from "@bursar/database/batches";
import { readCentre } from "@bursar/database/connection";
import { unfinishedImports, type UnfinishedImport } from "@bursar/database/imports";
import { countOpenDifferences } from "@bursar/database/lender-books";
import { kindWord } from "../batches/run-words.ts";
import type { Product } from "../product/open-product.ts";
import type { Sentence } from "../terminal/language.ts";
import { failure, good, warning, type Finding } from "./finding.ts";

/** Whether a centre's books tie out, and which files are not in them yet. */
export async function checkBooks(product: Product, centreId: string): Promise<Finding[]> {
  const actor = { id: "cli:doctor", kind: "cli" };
  const context = { actor, centreId, requestId: randomUUID() };
  const books = await readCentre(product.database, context, async (tx) => ({
    last: await lastTieOut(tx),
    settlement: await lastTieOut(tx, "interest-settlement"),
    out: await runsOutOfBalance(tx),
    clearing: await unfinishedImports(tx, "clearing"),
    lender: await unfinishedImports(tx, "lender-balances"),
    open: await countOpenDifferences(tx),
  }));
  return [
    judgeTieOut(books.last, books.out),
    ...judgeSettlement(books.settlement, books.last),
    judgeClearing(books.clearing),
    judgeLender(books.lender, books.open),
  ];
}

const COLOURS: Readonly<Record<LastTieOut["state"], Sentence>> = {
  green: { zh: "平（绿）", en: "tied (green)" },
  grey: { zh: "有一项无可对照（灰）", en: "nothing to compare with in one leg (grey)" },
  red: { zh: "不平（红）", en: "out (red)" },
};

function judgeTieOut(last: LastTieOut | undefined, out: readonly string[]): Finding {
  if (last === undefined) {
    return good("tie-out", { zh: "还没有核对过的批次", en: "No batch has been tied out yet" });
  }
  const { kind, businessOn, checkedAt, state } = last;
  const [name, colour] = [kindWord(kind), COLOURS[state]];
  const sentence = {
    zh: `上次五平核对在 ${checkedAt}：${name.zh} ${businessOn}，${colour.zh}`,
    en: `Last tied out at ${checkedAt}: ${name.en} of ${businessOn}, ${colour.en}`,
  };
  const [run = last.runId] = out;
  if (out.length > 0 || state === "red") {
    const many = { zh: `；${out.length} 个批次不平`, en: `; ${out.length} runs are out` };
    return failure(
      "tie-out",
      { zh: `${sentence.zh}${many.zh}`, en: `${sentence.en}${many.en}` },
      {
        zh: `bursar batch show ${run} 看哪一项不平，处理后 bursar batch tieout ${run}`,
        en: `bursar batch show ${run} says which leg; then bursar batch tieout ${run}`,
      },
    );
  }
  if (state === "green") return good("tie-out", sentence);
  return warning("tie-out", sentence, {
    zh: `导入贷款人月末文件和清算文件后 bursar batch tieout ${run}`,
    en: `import the lender's and the clearing files, then bursar batch tieout ${run}`,
  });
}

/** The night's green says nothing of a settlement whose files did not come. */
function judgeSettlement(
  settlement: LastTieOut | undefined,
  last: LastTieOut | undefined,
): readonly Finding[] {
  if (settlement === undefined || settlement.runId === last?.runId) return [];
  return [{ ...judgeTieOut(settlement, []), id: "settlement-tie-out" }];
}

function judgeClearing(files: readonly UnfinishedImport[]): Finding {
  if (files.length === 0) {
    return good("clearing-files", {
      zh: "导入的清算文件都已入账",
      en: "Every clearing file that was imported is booked",
    });
  }
  const names = files.map(({ fileName }) => fileName).join(", ");
  return warning(
    "clearing-files",
    {
      zh: `${files.length} 个清算文件已导入未入账：${names}`,
      en: `${files.length} clearing files are imported and not booked: ${names}`,
    },
    {
      zh: "核对后提交入账：bursar import clearing <文件> --commit",
      en: "look at them and book them: bursar import clearing <FILE> --commit",
    },
  );
}

function judgeLender(files: readonly UnfinishedImport[], open: number): Finding {
  if (files.length === 0 && open === 0) {
    return good("lender-files", {
      zh: "与贷款人月末文件没有未处理的差异",
      en: "No difference with the lender's files is open",
    });
  }
  return warning(
    "lender-files",
    {
      zh: `贷款人月末文件：${files.length} 个未核对，${open} 处差异未处理`,
      en: `The lender's files: ${files.length} not compared, ${open} differences open`,
    },
    {
      zh: "提交未核对的文件：bursar import lender-balances <文件> --commit；差异由经办逐条说明",
      en: "compare them: bursar import lender-balances <FILE> --commit; an officer explains each difference",
    },
  );
}
