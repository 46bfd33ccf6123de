import { formatYuan, formatYuanGrouped, parseYuan, type Fen } from "@bursar/domain/money";
import { quotePrepayment, type QuotedLoan } from "@bursar/servicing/prepayments";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";

export interface QuotePrepaymentOptions extends SharedOptions {
  readonly contractNo: string;
  readonly on?: string;
  /** Yuan; all of the principal when left out. */
  readonly principal?: string;
  readonly all?: true;
}

/**
 * What an early repayment would cost; nothing is written.
 *
 * @throws Refusal `prepayment.blocked-day` and the others of the loan's own rules; CliError
 * `amount.format`
 */
export async function showPrepaymentQuote(
  shell: Shell,
  options: QuotePrepaymentOptions,
): Promise<ExitCode> {
  const settleOn = options.on === undefined ? undefined : requireDate(options.on);
  const principalFen = principalOf(options);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo } = options;
    const wish = { context, contractNo, principalFen, settleOn };
    const quoted = await quotePrepayment({ db: product.database }, wish);
    if (options.json === true) shell.printJson(toJson(quoted));
    else shell.print(toText(shell, quoted));
    return exitCodes.ok;
  });
}

function principalOf({ principal, all }: QuotePrepaymentOptions): Fen | "all" {
  if (principal === undefined || all === true) return "all";
  const fen = parseYuan(principal);
  if (fen !== undefined && fen > 0n) return fen;
  throw new CliError("amount.format", exitCodes.usage, {
    zh: `金额“${principal}”不对：以元为单位，例如 2000.00。`,
    en: `"${principal}" is no amount: write yuan, such as 2000.00.`,
  });
}

function toJson({ contractNo, quote, effect }: QuotedLoan) {
  return {
    contractNo,
    on: quote.on,
    settlesOn: quote.settlesOn,
    validUntil: quote.validUntil,
    principal: formatYuan(quote.principalFen),
    interest: formatYuan(quote.interestFen),
    waived: formatYuan(quote.waivedFen),
    arrears: formatYuan(quote.arrearsFen),
    movedInterest: formatYuan(quote.movedInterestFen),
    bill: formatYuan(quote.billFen),
    unapplied: formatYuan(quote.unappliedFen),
    total: formatYuan(quote.totalFen),
    balanceAfter: formatYuan(quote.balanceAfterFen),
    interestChange: effect.interestChange,
  };
}

function toText(shell: Shell, { contractNo, quote, effect }: QuotedLoan): string {
  const { pick } = shell;
  const yuan = (fen: Fen): string => `¥${formatYuanGrouped(fen)}`;
  const { settlesOn, validUntil } = quote;
  return [
    pick({
      zh: `${contractNo}：${settlesOn} 应存 ${yuan(quote.totalFen)}（${validUntil} 前确认有效）`,
      en: `${contractNo}: pay in ${yuan(quote.totalFen)} on ${settlesOn} (quote holds until ${validUntil})`,
    }),
    pick({
      zh: `本金 ${yuan(quote.principalFen)} + 利息 ${yuan(quote.interestFen)} − 减免 ${yuan(quote.waivedFen)} + 逾期 ${yuan(quote.arrearsFen)} + 当日账单 ${yuan(quote.billFen)} + 延后利息 ${yuan(quote.movedInterestFen)} − 已到款项 ${yuan(quote.unappliedFen)}`,
      en: `principal ${yuan(quote.principalFen)} + interest ${yuan(quote.interestFen)} − waived ${yuan(quote.waivedFen)} + arrears ${yuan(quote.arrearsFen)} + the day's bill ${yuan(quote.billFen)} + moved interest ${yuan(quote.movedInterestFen)} − money that is there ${yuan(quote.unappliedFen)}`,
    }),
    pick({
      zh: `之后还剩本金 ${yuan(quote.balanceAfterFen)}；本人利息变化 ${effect.interestChange}`,
      en: `principal left ${yuan(quote.balanceAfterFen)}; own interest changes by ${effect.interestChange}`,
    }),
    shell.language === "zh" ? effect.zh : effect.en,
  ].join("\n");
}
