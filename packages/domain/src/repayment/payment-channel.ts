import { cleanText } from "../identity/index.ts";
import type { PaymentChannel } from "./receipt-states.ts";

/** The words of clearing files and counters for each channel (rulebook 3.2). */
const WORDS: Readonly<Record<string, PaymentChannel>> = {
  支付宝: "alipay",
  alipay: "alipay",
  云闪付: "unionpay",
  银联: "unionpay",
  unionpay: "unionpay",
  pos: "pos",
  pos机: "pos",
  代理行: "agent-bank",
  代理结算银行: "agent-bank",
  批扣: "agent-bank",
  银行转账: "bank-transfer",
  转账: "bank-transfer",
  app: "app",
  手机app: "app",
};

/** The channel that a word names; an unknown word is kept as `other`, never guessed. */
export function readChannel(text: string): PaymentChannel {
  return WORDS[cleanText(text).replaceAll(" ", "").toLowerCase()] ?? "other";
}

/** Chinese and English name of a channel, for people. */
export const channelNames: Readonly<Record<PaymentChannel, { zh: string; en: string }>> = {
  alipay: { zh: "支付宝", en: "Alipay" },
  unionpay: { zh: "云闪付", en: "UnionPay" },
  pos: { zh: "POS", en: "POS" },
  "agent-bank": { zh: "代理行", en: "agent bank" },
  "bank-transfer": { zh: "银行转账", en: "bank transfer" },
  app: { zh: "手机 App", en: "app" },
  other: { zh: "其他", en: "other" },
};
