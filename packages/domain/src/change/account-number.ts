import { cleanCode } from "../identity/index.ts";

/** Where a repayment is taken from: a debit card, or the contract's own Alipay account. */
export type AccountMethod = "bank-card" | "alipay";

const ALIPAY_END = ".cdb@sina.cn";

/** The stored form: a card's digits without spaces, an Alipay account in lower case. */
export function normaliseAccount(method: AccountMethod, text: string): string {
  const plain = cleanCode(text).replace(/\s/gu, "");
  return method === "bank-card" ? plain.replaceAll("-", "") : plain.toLowerCase();
}

/** A debit card: 16 to 19 digits with the check digit of ISO/IEC 7812 (rulebook 8). */
export function isBankCard(number: string): boolean {
  return /^[1-9]\d{15,18}$/.test(number) && luhnSum(number) % 10 === 0;
}

/** The account that the settlement agent opens for a contract: `….cdb@sina.cn` (rulebook 3.2). */
export function isAlipayAccount(account: string): boolean {
  return /^[0-9a-z][0-9a-z_-]{1,39}\.cdb@sina\.cn$/.test(account);
}

export function isAccount(method: AccountMethod, account: string): boolean {
  return method === "bank-card" ? isBankCard(account) : isAlipayAccount(account);
}

/** Its last four characters, and that it is a contract's account. */
export function maskAccount(account: string): string {
  const isAlipay = account.endsWith(ALIPAY_END);
  const stem = isAlipay ? account.slice(0, -ALIPAY_END.length) : account;
  return `****${stem.slice(-4)}${isAlipay ? ALIPAY_END : ""}`;
}

/** Every second digit from the right counts double, its two digits added. */
function luhnSum(number: string): number {
  return Array.from(number)
    .reverse()
    .reduce((sum, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return sum + (value > 9 ? value - 9 : value);
    }, 0);
}
