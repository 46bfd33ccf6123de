import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar keys …`: the keys of personal data. */
export function addKeys(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  const keys = program
    .command("keys")
    .helpCommand(false)
    .description(pick({ zh: "个人信息的密钥", en: "the keys of personal data" }));
  keys
    .command("status")
    .description(
      pick({ zh: "主密钥和各中心的数据密钥", en: "master keys and each centre's data keys" }),
    )
    .option(
      "--count",
      pick({ zh: "数出每个密钥加密了多少个值", en: "count the values that each key has sealed" }),
    )
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { showKeys } = await import("./show-keys.command.ts");
      setExitCode(await showKeys(shell, command.optsWithGlobals()));
    });
  keys
    .command("rotate-master")
    .description(
      pick({
        zh: "启用新的主密钥，用它重新包裹所有数据密钥；数据本身不动",
        en: "begin a new master key and wrap all data keys with it; the data stay as they are",
      }),
    )
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { rotateMaster } = await import("./rotate-master.command.ts");
      setExitCode(await rotateMaster(shell, command.optsWithGlobals()));
    });
  keys
    .command("remove-master")
    .description(
      pick({
        zh: "从密钥环里去掉不再使用的主密钥",
        en: "take a master key that is used no more out of the ring",
      }),
    )
    .argument("<ID>", pick({ zh: "主密钥，如 k1", en: "the master key, such as k1" }))
    .option("--json", json)
    .action(async (id: string, _options: unknown, command: Command) => {
      const { removeMaster } = await import("./remove-master.command.ts");
      setExitCode(await removeMaster(shell, { ...command.optsWithGlobals(), id }));
    });
  keys
    .command("rotate-data")
    .description(
      pick({
        zh: "给一个中心（不写 --centre 时所有中心）换数据密钥并把个人信息全部重新加密；服务照常，可随时中断再续",
        en: "give a centre (all without --centre) a new data key and seal all personal data anew; services go on, it can be stopped and resumed",
      }),
    )
    .option("--json", json)
    .action(async (_options: unknown, command: Command) => {
      const { rotateData } = await import("./rotate-data.command.ts");
      setExitCode(await rotateData(shell, command.optsWithGlobals()));
    });
  addSeal(keys, { shell, setExitCode });
}

function addSeal(keys: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  keys
    .command("seal")
    .description(
      pick({
        zh: "在数据文件夹里生成签章用的密钥和自签证书（三年）",
        en: "make the key and a self-signed certificate that seal statements, for three years",
      }),
    )
    .requiredOption("--name <NAME>", pick({ zh: "签章人，如中心全称", en: "who seals" }))
    .option("--replace", pick({ zh: "换掉现有的", en: "put it in the place of the present one" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { makeSeal } = await import("./make-seal.command.ts");
      setExitCode(await makeSeal(shell, command.optsWithGlobals()));
    });
}
