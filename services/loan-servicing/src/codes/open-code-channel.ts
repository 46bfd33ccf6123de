import { join } from "node:path";
import { EnvironmentError, readEnvironment } from "@bursar/config/environment";
import { openLocalSink, type Channel } from "@bursar/notices/channels";
import { z } from "zod";

const schema = z.object({
  BURSAR_CODE_CHANNEL: z.enum(["none", "local-sink"]),
  BURSAR_DATA_DIR: z.string().default(".data"),
});

/**
 * What carries one-time codes to graduates, by `BURSAR_CODE_CHANNEL`. It has no default: a code
 * that goes nowhere looks to the graduate like one that is on its way. `none` gives undefined, and
 * the portal, which nobody could enter, is then not served; `local-sink` keeps codes as files.
 *
 * @throws EnvironmentError when nothing is chosen, and for `local-sink` in production.
 */
export function openCodeChannel(
  installation: string,
  source?: Readonly<Record<string, string | undefined>>,
): Channel | undefined {
  const given = readEnvironment(schema, source);
  if (given.BURSAR_CODE_CHANNEL === "none") return undefined;
  if (installation === "production") {
    throw new EnvironmentError(
      "环境变量有误 (environment): BURSAR_CODE_CHANNEL: 生产环境不能把验证码存成文件；" +
        "用 none 暂不开放还款网页，演示和培训请设置 BURSAR_ENVIRONMENT。 " +
        "Production keeps no codes as files: use none, which leaves the portal closed, " +
        "or set BURSAR_ENVIRONMENT for a demo or a training.",
    );
  }
  return openLocalSink(join(given.BURSAR_DATA_DIR, "messages"));
}
