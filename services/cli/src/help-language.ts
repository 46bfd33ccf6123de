import type { Command, Option } from "commander";
import type { Shell } from "./terminal/shell.ts";

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Global Options:": "通用选项：",
  "Commands:": "命令：",
};

/** Help in the shell's language; complaints are left to the caller, who words them. */
export function describeHelp(program: Command, shell: Shell): Command {
  const { pick, language, paint } = shell;
  const show = pick({ zh: "显示帮助", en: "show help" });
  return program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.print(text.trimEnd()),
      writeErr: shell.write,
      outputError: () => undefined,
    })
    .configureHelp({
      showGlobalOptions: true,
      optionDescription: (option) => describeOption(option, shell),
      argumentDescription: (argument) => argument.description,
      styleTitle: (title) =>
        paint("bold", (language === "zh" ? titles[title] : undefined) ?? title),
    })
    .helpOption("-h, --help", show)
    .helpCommand(false);
}

/** What an option is for, what it takes and what it is without being given. */
function describeOption(
  { description, flags, argChoices: given, defaultValue }: Option,
  { pick }: Shell,
): string {
  const argChoices = flags.includes("|") ? undefined : given;
  const usual = typeof defaultValue === "string" ? defaultValue : undefined;
  const choices = argChoices?.join("、");
  const zh = [choices && `可用 ${choices}`, usual && `默认 ${usual}`].filter(Boolean).join("；");
  const en = [argChoices && `one of ${argChoices.join(", ")}`, usual && `default ${usual}`]
    .filter(Boolean)
    .join("; ");
  return zh === ""
    ? description
    : pick({ zh: `${description}（${zh}）`, en: `${description} (${en})` });
}
