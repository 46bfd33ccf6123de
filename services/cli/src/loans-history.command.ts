import { sourceFigures } from "@bursar/api-schema/figures";
import { accounts } from "@bursar/domain/ledger";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import {
  showHistory as findHistory,
  type HistoryPosting,
  type ShownHistory,
} from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface ShowHistoryOptions extends SharedOptions {
  readonly contractNo: string;
  readonly asOf?: string;
}

/** Everything that happened to a loan and what the book made of it. @throws Refusal `loan.not-found` */
export async function showHistory(shell: Shell, options: ShowHistoryOptions): Promise<ExitCode> {
  const asOf = options.asOf === undefined ? undefined : requireDate(options.asOf);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo } = options;
    const shown = await findHistory({ db: product.database }, { context, contractNo, asOf });
    if (options.json === true) shell.printJson(toJson(shown));
    else shell.print(toText(shell, shown));
    return exitCodes.ok;
  });
}

function toJson(shown: ShownHistory) {
  return {
    contractNo: shown.contractNo,
    facts: shown.facts.map(({ stored, zh, en, reverses, reversedBy, postings }) => ({
      sequence: stored.sequence,
      kind: stored.kind,
      zh,
      en,
      valueOn: stored.effectiveOn,
      postedOn: stored.postedOn,
      recordedAt: stored.recordedAt,
      recordedBy: stored.recordedBy,
      reverses: reverses ?? null,
      reversedBy: reversedBy ?? null,
      postings: postings.map(postingJson),
    })),
    calendar: shown.calendar.map(postingJson),
    source: sourceFigures(shown.source),
  };
}

function postingJson({ posting, principalAfterFen }: HistoryPosting) {
  return {
    sequence: posting.sequence,
    entry: posting.entry,
    debit: posting.debitAccount,
    credit: posting.creditAccount,
    amount: formatYuan(posting.amountFen),
    bearer: posting.bearer,
    valueOn: posting.valueOn,
    postedOn: posting.postedOn,
    correction: posting.correction,
    principalAfter: formatYuan(principalAfterFen),
  };
}

function toText(shell: Shell, { facts, calendar }: ShownHistory): string {
  const { pick } = shell;
  const lines = facts.flatMap(({ stored, zh, en, reverses, reversedBy, postings }) => {
    const chain = [
      ...(reverses === undefined
        ? []
        : [pick({ zh: `冲正 #${reverses}`, en: `takes back #${reverses}` })]),
      ...(reversedBy === undefined
        ? []
        : [pick({ zh: `已被 #${reversedBy} 冲正`, en: `taken back by #${reversedBy}` })]),
    ].join(" ");
    const recorded = pick({
      zh: `记录于 ${stored.postedOn}，${stored.recordedBy}`,
      en: `recorded ${stored.postedOn} by ${stored.recordedBy}`,
    });
    return [
      `#${stored.sequence} ${pick({ zh, en })}（${recorded}）${chain}`.trimEnd(),
      ...postings.map((one) => postingText(shell, one)),
    ];
  });
  if (calendar.length === 0) return lines.join("\n");
  const title = pick({ zh: "按日历入账", en: "Posted by the calendar" });
  return [...lines, "", title, ...calendar.map((one) => postingText(shell, one))].join("\n");
}

function postingText({ pick }: Shell, { posting, principalAfterFen }: HistoryPosting): string {
  const name = (code: string): string => {
    const account = accounts.find((one) => one.code === code);
    return account === undefined ? code : `${code} ${pick(account)}`;
  };
  const sides = pick({
    zh: `借 ${name(posting.debitAccount)} / 贷 ${name(posting.creditAccount)}`,
    en: `Dr ${name(posting.debitAccount)} / Cr ${name(posting.creditAccount)}`,
  });
  const amount = formatYuanGrouped(posting.amountFen);
  const left = pick({ zh: "本金余额", en: "principal" });
  const mark = posting.correction ? pick({ zh: " 更正", en: " correction" }) : "";
  return `   ${posting.valueOn} ${sides} ${amount}  ${left} ${formatYuanGrouped(principalAfterFen)}${mark}`;
}
