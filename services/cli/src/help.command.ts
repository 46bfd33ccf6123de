import type { Command } from "commander";
import { CliError } from "./cli-error.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Sentence } from "./terminal/language.ts";
import type { Shell } from "./terminal/shell.ts";
import { textTable } from "./terminal/text-table.ts";

type Topic = readonly (readonly [string, Sentence])[];

const topics: Readonly<Record<string, Topic>> = {
  "exit-codes": [
    ["0", { zh: "正常", en: "done" }],
    ["1", { zh: "出错", en: "an error" }],
    ["2", { zh: "用法或输入文件有误", en: "wrong usage, or a file that can't be read" }],
    ["3", { zh: "部分完成：有行或项目未通过", en: "partly done: some rows or items were refused" }],
    ["4", { zh: "需要登录、权限或第二人", en: "needs a sign-in, a right or a second person" }],
    ["5", { zh: "冲突或被占用", en: "a conflict, or somebody else holds it" }],
    ["6", { zh: "检查不通过", en: "a check failed" }],
    ["130", { zh: "被中断；再执行同一命令即可续办", en: "interrupted; the same command goes on" }],
  ],
  environment: [
    [
      "BURSAR_DATA_DIR",
      { zh: "数据文件夹，默认 .data", en: "the data folder, .data unless given" },
    ],
    [
      "DATABASE_URL",
      {
        zh: "数据库属主的地址；不设时用内置 PostgreSQL",
        en: "the owner's URL; else built-in PostgreSQL",
      },
    ],
    [
      "REDIS_URL",
      { zh: "Redis 地址；不设时队列放在数据库", en: "Redis; else queues are in the database" },
    ],
    [
      "BURSAR_S3_BUCKET",
      {
        zh: "存放材料的存储桶（另见 BURSAR_S3_ENDPOINT、_REGION、_PATH_STYLE、_ACCESS_KEY_ID、_SECRET_ACCESS_KEY）；不设时放在数据文件夹",
        en: "a bucket for documents (with BURSAR_S3_ENDPOINT, _REGION, _PATH_STYLE, _ACCESS_KEY_ID, _SECRET_ACCESS_KEY); else the data folder",
      },
    ],
    [
      "BURSAR_FIELD_KEYS",
      {
        zh: "个人信息的密钥；默认在数据文件夹",
        en: "keys of personal data; else in the data folder",
      },
    ],
    [
      "BURSAR_FIELD_KEYS_FILE",
      {
        zh: "放这些密钥的文件；换密钥后会重新读取",
        en: "the file with these keys; it is read again when they change",
      },
    ],
    [
      "BURSAR_SEAL_P12_FILE",
      {
        zh: "签章用的 P12 或 PEM；口令在 BURSAR_SEAL_P12_PASSWORD 或 _PASSWORD_FILE；不设时用数据文件夹的 seal.pem",
        en: "PKCS #12 or PEM that seals statements, its password in BURSAR_SEAL_P12_PASSWORD or _PASSWORD_FILE; else seal.pem in the data folder",
      },
    ],
    ["BURSAR_URL", { zh: "season 使用的服务地址", en: "the running product that season uses" }],
    ["LANG", { zh: "以 en 开头时用英文", en: "English when it starts with en" }],
    ["NO_COLOR, CLICOLOR_FORCE", { zh: "不用颜色；总用颜色", en: "no colours; always colours" }],
    ["BURSAR_FORCE_TTY", { zh: "当作终端输出", en: "write as to a terminal" }],
    ["BURSAR_DEBUG", { zh: "出错时显示详情", en: "show details of an error" }],
  ],
};

/** Help for a topic, for a command, or for all. @throws CliError `help.unknown-topic` */
export function showHelp(
  shell: Shell,
  { program, topic }: { program: Command; topic: readonly string[] },
): number {
  const rows = topics[topic.join(" ")];
  if (rows !== undefined) {
    const lines = rows.map(([name, sentence]) => [name, shell.pick(sentence)]);
    shell.print(textTable(lines, ["left", "left"]));
    return exitCodes.ok;
  }
  const command = topic.reduce(findCommand, program);
  shell.print(command.helpInformation().trimEnd());
  return exitCodes.ok;
}

function findCommand(group: Command, name: string): Command {
  const found = group.commands.find((command) => command.name() === name);
  if (found !== undefined) return found;
  const known = [...group.commands.map((command) => command.name()), ...Object.keys(topics)];
  throw new CliError("help.unknown-topic", exitCodes.usage, {
    zh: `没有“${name}”的帮助。可用：${known.join("、")}。`,
    en: `There is no help for "${name}". There is: ${known.join(", ")}.`,
  });
}
