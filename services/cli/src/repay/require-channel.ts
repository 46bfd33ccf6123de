import { paymentChannels, readChannel, type PaymentChannel } from "@bursar/domain/repayment";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";

/**
 * A channel by its code or its word. An unknown one is not taken for `other`: a serial number
 * counts once in its channel, so a slip of the pen would let it count twice.
 *
 * @throws CliError `channel.unknown`
 */
export function requireChannel(text: string): PaymentChannel {
  const code = paymentChannels.find((channel) => channel === text.toLowerCase());
  const channel = code ?? readChannel(text);
  if (channel !== "other" || code === "other" || text === "其他") return channel;
  const codes = paymentChannels.join("、");
  throw new CliError("channel.unknown", exitCodes.usage, {
    zh: `没有渠道“${text}”：可用 ${codes}，或支付宝、云闪付、代理行、银行转账等名称。`,
    en: `There is no channel "${text}": use ${paymentChannels.join(", ")}.`,
  });
}
