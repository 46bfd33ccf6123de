import { newId } from "@bursar/database/connection";
import type { SentCode } from "@bursar/identity/graduates";
import type { Channel } from "@bursar/notices/channels";

/** Sends one-time codes as messages of a channel. */
export function sendCodeBy(channel: Channel): (sent: SentCode) => Promise<void> {
  return async ({ code, phone }) => {
    await channel.send({
      id: newId("msg"),
      to: phone,
      text: `【助学贷款】验证码 ${code}，5 分钟内有效。我们不会向您索要验证码，请勿告诉任何人。`,
      purpose: "sign-in-code",
    });
  };
}
